package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Traces;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever is erased while their model is rebuilt is named nowhere, not even by the rebuild. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
class ErasedWhileRebuiltTest {
    @Test
    void theRebuildIsGivenUpAndNotBegunAgain() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        rebuild(it).then().statusCode(202);
        it.session(UUID.randomUUID(), today(), "completed").send();
        it.awaitSummary(now -> now.getInt("sessions.total") == 1);
        assertThat(Traces.of(it.patient())).contains("next.session_fact.patient_id", "public.rebuild.patient_id");
        it.erased().send();
        for (int i = 0; i < 200 && !Traces.of(it.patient()).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(it.patient())).isEmpty();
        JsonPath told = Feed.as("admin", "root").get("/api/progress/rebuild").jsonPath();
        assertThat(told.getString("outcome")).isEqualTo("given-up");
        assertThat(told.getString("why")).isEqualTo("The patient was erased meanwhile.");
        rebuild(it).then().statusCode(404);
        assertThat(Traces.of(it.patient())).isEmpty();
    }

    @Test
    void neitherIsThePlaceWhereTheComparisonOfTheModelsStands() throws InterruptedException {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(now -> now.getString("streak.today").equals("due"));
        Rebuilds.begin(Map.of());
        ReadModel.change("UPDATE rebuild SET comparing = true, compared_to = '" + it.patient() + "'");
        it.session(UUID.randomUUID(), today(), "completed").send();
        it.awaitSummary(now -> now.getInt("sessions.total") == 1);
        assertThat(Traces.of(it.patient())).contains("public.rebuild.compared_to");
        it.erased().send();
        for (int i = 0; i < 200 && !Traces.of(it.patient()).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(it.patient())).isEmpty();
    }

    /** The routine service, which knows them no more, publishes nothing of them; nor does anything name them then. */
    @Test
    void whoseErasureWasLostIsForgottenByARebuildOfAll() throws InterruptedException {
        Feed lost = Feed.fresh();
        lost.plan("assigned", 1, today()).send();
        lost.session(UUID.randomUUID(), today(), "completed").send();
        lost.careTeam(1, "dr-lange").send();
        lost.alert(UUID.randomUUID(), 1, "red-flag").send();
        Feed stays = Feed.fresh();
        Feed.Pending plan = stays.plan("assigned", 1, today());
        plan.send();
        Feed meanwhile = Feed.fresh();
        for (Feed it : List.of(lost, stays)) {
            it.awaitSummary(now -> now.getString("streak.today") != null);
        }
        for (int i = 0; i < 200 && Traces.of(lost.patient()).size() < 7; i++) {
            Thread.sleep(50);
        }
        assertThat(Traces.of(lost.patient()))
                .contains("public.patient.patient_id", "public.care_alert.patient_id", "public.care_team.patient_id");
        Rebuilds.begin(Map.of());
        plan.send();
        meanwhile.plan("assigned", 1, today()).send();
        Rebuilds.complete(Map.of());
        assertThat(Rebuilds.awaitSwap()).isEqualTo(1);
        assertThat(Traces.of(lost.patient())).isEmpty();
        assertThat(stays.summary().getString("streak.today")).isEqualTo("due");
        assertThat(meanwhile.summary().getString("streak.today")).isEqualTo("due");
    }

    private static Response rebuild(Feed it) {
        return Feed.as("admin", "root")
                .contentType(ContentType.JSON)
                .body(Map.of("patientId", it.patient().toString()))
                .post("/api/progress/rebuild");
    }
}
