package io.backwise.progress;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.backwise.testkit.HouseRules;

@AnalyzeClasses(packages = "io.backwise.progress", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests HOUSE_RULES = ArchTests.in(HouseRules.class);

    @ArchTest
    static final ArchRule noServiceKnowsAnother = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("io.backwise.catalog..", "io.backwise.routine..");
}
