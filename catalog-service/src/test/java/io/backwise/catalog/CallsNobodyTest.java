package io.backwise.catalog;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.backwise.testkit.HouseRules;

/** What the house rules say of services with a core, of this one and of what every service is built on. */
@AnalyzeClasses(
        packages = {"io.backwise.catalog", "io.backwise.kit"},
        importOptions = DoNotIncludeTests.class)
class CallsNobodyTest {
    @ArchTest
    static final ArchRule servicesCallNobody = HouseRules.servicesCallNobody;
}
