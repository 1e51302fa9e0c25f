package io.backwise.routine;

import static io.backwise.routine.Reports.at;
import static io.backwise.routine.Reports.items;
import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two people of whom the same is known, and who report the same, have the same plan in the end, and were told the same. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ReplayedHistoryTest {
    private static final int HISTORIES = 4;

    /** Fewer than a gap of a week: that is looked for by the clock, between one report and the next. */
    private static final int DAYS = 6;

    private static final List<String> CONDITIONS = List.of("nonspecific-lbp", "osteoporosis", "lumbar-spinal-stenosis");

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void theSameHistoryLeadsToTheSamePlan() {
        long seed = Long.getLong("backwise.seed", System.nanoTime());
        System.out.println("replayed histories: -Dbackwise.seed=" + seed + " makes them again");
        int revisions = 0;
        for (int i = 0; i < HISTORIES; i++) {
            List<Object> once = lived(new SplittableRandom(seed + i));
            List<Object> again = lived(new SplittableRandom(seed + i));
            assertThat(again).as("history %s", i).isEqualTo(once);
            revisions += ((List<?>) once.getLast()).size() - 1;
        }
        assertThat(revisions).as("revisions by the rules").isPositive();
    }

    /** What was answered to each report and morning, and last every revision of the plan. */
    private List<Object> lived(SplittableRandom random) {
        String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
        Patient patient = Patient.fresh()
                .withProfile(Map.of("conditions", List.of(Map.of("slug", condition))))
                .trusting(clinician.id());
        String plan = patient.self()
                .body(Map.of("startsOn", Patient.today().minusDays(DAYS).toString()))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
        List<Object> told = new ArrayList<>();
        for (int day = DAYS - 1; day > 0; day--) {
            // Of its own, so that what a day draws moves no other.
            day(patient, plan, day, random.split(), told);
        }
        told.add(revisions(plan));
        return told;
    }

    private static void day(Patient patient, String plan, int daysAgo, SplittableRandom random, List<Object> told) {
        int before = random.nextInt(4);
        int worst = before + (random.nextInt(3) == 0 ? random.nextInt(5) : 0);
        List<Map<String, Object>> done = items(patient, plan);
        done.forEach(it -> it.computeIfPresent("repsDone", (name, reps) -> (int) reps + 2));
        if (random.nextInt(4) == 0) {
            done.get(random.nextInt(done.size())).put("pain", random.nextInt(4, 8));
        }
        Map<String, Object> changes = new LinkedHashMap<>(Map.of(
                "painBefore",
                before,
                "painWorst",
                worst,
                "painAfter",
                before,
                "effort",
                random.nextInt(2, 8),
                "items",
                done));
        if (random.nextInt(8) == 0) {
            changes.put("symptomShift", "peripheralised");
        }
        String session = patient.path() + "/sessions/" + UUID.randomUUID();
        told.add(said(
                patient.self().body(report(patient, plan, at(daysAgo), changes)).put(session)));
        if (random.nextInt(5) > 0) {
            told.add(said(patient.self()
                    .body(Map.of("pain", before + random.nextInt(2)))
                    .put(session + "/next-morning")));
        }
    }

    private static List<Object> said(Response answer) {
        return answer.statusCode() < 300
                ? Arrays.asList(answer.statusCode(), answer.path("response"), answer.path("next"))
                : List.of(answer.statusCode(), answer.path("type"));
    }

    /** All of them, but for what is each patient's own: ids and moments. */
    private List<Object> revisions(String plan) {
        JsonPath all = clinician
                .self()
                .get("/api/routine/plans/" + plan + "/revisions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        List<Object> revisions = new ArrayList<>();
        for (int i = 0; i < all.getList("items").size(); i++) {
            String it = "items[" + i + "].";
            revisions.add(Arrays.<Object>asList(
                    all.get(it + "reason"),
                    "rules".equals(all.getString(it + "madeBy")),
                    all.get(it + "steps.exercise"),
                    all.get(it + "steps.reason"),
                    all.get(it + "plan.items"),
                    all.get(it + "plan.excluded"),
                    all.get(it + "plan.totalSeconds")));
        }
        return revisions;
    }
}
