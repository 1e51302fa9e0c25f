package io.backwise.screening;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.backwise.screening", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule theKernelIsPlainJava = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.backwise.screening..", "org.jspecify.annotations..");
}
