package io.backwise.catalog;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.backwise.testkit.HouseRules;

@AnalyzeClasses(packages = "io.backwise.catalog", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule onlyStoresTouchTheDatabase = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .haveSimpleName("Panache");

    @ArchTest
    static final ArchRule resourcesSayWhoMay = HouseRules.resourcesSayWhoMay;

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.backwise.catalog.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nothingBelowKnowsHttp = noClasses()
            .that()
            .resideOutsideOfPackages("..browsing..", "..editing..", "..republication..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    @ArchTest
    static final ArchRule noServiceKnowsAnother = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideOutsideOfPackages("io.backwise.routine..", "io.backwise.progress..");
}
