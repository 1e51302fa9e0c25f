package io.backwise.routine.plan.core;

import io.backwise.testkit.Cases;
import org.junit.jupiter.api.Test;

/** The composer finds what CP-SAT finds, on random catalogues of up to 300 exercises. */
class CpSatOracleTest {
    private static final int CATALOGUES = Integer.getInteger("backwise.oracle.catalogues", 200);

    @Test
    void ourBestIsTheOraclesBest() {
        Agreement agreement = new Agreement(new Weights(10, 3, 10, 2, 3, 100, 4, 6));
        Cases.law(
                "CP-SAT finds the same optimum, random catalogues",
                CATALOGUES,
                random -> RandomOrders.of(random, random.nextInt(301)),
                RandomOrders::smaller,
                agreement::check);
        agreement.print("random catalogues of up to 300");
    }
}
