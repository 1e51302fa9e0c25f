package io.backwise.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The architecture rules of every service with a pure core; a service's own test includes them. */
public final class HouseRules {
    @ArchTest
    static final ArchRule coresArePlainJava = classes()
            .that()
            .resideInAPackage("..core..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "..core..", "org.jspecify..")
            .allowEmptyShould(false);

    @ArchTest
    static final ArchRule coresHaveNoClock = noClasses()
            .that()
            .resideInAPackage("..core..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.time.Clock")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");

    @ArchTest
    static final ArchRule onlyStoresSpeakSql = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("Store")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.backwise.kit.store.Sql");

    @ArchTest
    static final ArchRule resourcesDoNotReachAroundTheUseCases = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .or()
            .haveSimpleNameEndingWith("Consumer")
            .should()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("Store");

    /** A write that its impatient caller cancels again and again is never done: what has begun comes to its end. */
    @ArchTest
    static final ArchRule resourcesFinishWhatTheyBegin = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .beAnnotatedWith(describe(
                    "@Cancellable(false)",
                    it -> it.getRawType().getFullName().equals("org.jboss.resteasy.reactive.server.Cancellable")
                            && it.get("value").filter(Boolean.FALSE::equals).isPresent()));

    /** Beside the setting that denies what says nothing, which nobody would miss as long as each says something. */
    @ArchTest
    public static final ArchRule resourcesSayWhoMay = classes()
            .that()
            .areAnnotatedWith("jakarta.ws.rs.Path")
            .should()
            .beAnnotatedWith("jakarta.annotation.security.RolesAllowed")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.security.PermitAll");

    @ArchTest
    static final ArchRule featuresAreFreeOfCycles =
            slices().matching("io.backwise.(*).(*)..").should().beFreeOfCycles();

    /** What cannot open an address cannot be made to open one that a request names. */
    @ArchTest
    public static final ArchRule servicesCallNobody = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(http\\..*|URL|URLConnection|HttpURLConnection|Socket|DatagramSocket)"
                    + "|java\\.nio\\.channels\\.(Async.*Socket|Socket|Datagram)Channel"
                    + "|io\\.vertx\\..*\\.(HttpClient|WebClient|NetClient).*"
                    + "|jakarta\\.ws\\.rs\\.client\\..*|org\\.eclipse\\.microprofile\\.rest\\.client\\..*"
                    + "|io\\.quarkus\\.rest\\.client\\..*|javax\\.(net|naming)\\..*");

    private HouseRules() {}
}
