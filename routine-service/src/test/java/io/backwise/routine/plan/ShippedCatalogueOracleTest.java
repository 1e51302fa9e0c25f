package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.core.Agreement;
import io.backwise.routine.plan.core.Order;
import io.backwise.routine.plan.core.RandomOrders;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.RandomProfiles;
import io.backwise.screening.Audience;
import io.backwise.testkit.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The composer finds what CP-SAT finds, for random people over the shipped catalogue. */
class ShippedCatalogueOracleTest {
    private static final int PEOPLE = Integer.getInteger("backwise.oracle.people", 1_000);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    @Test
    void ourBestIsTheOraclesBest() {
        Catalogue catalogue = ShippedCatalogue.read();
        RandomProfiles people = new RandomProfiles(catalogue);
        Agreement agreement = new Agreement(ShippedConfig.weights());
        Cases.law(
                "CP-SAT finds the same optimum, shipped catalogue",
                PEOPLE,
                random -> order(catalogue, people.next(random)),
                RandomOrders::smaller,
                agreement::check);
        agreement.print("random people over the shipped catalogue");
    }

    private static Order order(Catalogue catalogue, Profile profile) {
        Wish wish = new Wish(null, List.of(), List.of(), List.of());
        Set<String> conditions = ConditionsInForce.slugs(catalogue, profile, TODAY);
        Triage triage = new Triage(
                catalogue, new Prepared(catalogue), profile, wish, Audience.CLINICIAN, conditions, Background.NONE);
        return Composing.order(triage, profile, wish, conditions);
    }
}
