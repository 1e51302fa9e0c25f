package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import io.backwise.kit.outbox.Outbox;
import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Event;
import io.backwise.testkit.Events;
import io.backwise.testkit.Parts;
import io.backwise.testkit.StoredState;
import io.backwise.testkit.Traces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change and its event are there together, or neither is. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class OneTransactionTest {
    /** Fails when all is written and only the end of the transaction is left. */
    private static final String REFUSE = """
            CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'refused at the end'; END $$;
            CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON %s DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (%s) EXECUTE FUNCTION refuse();
            """;

    @Inject
    Outbox outbox;

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void aReportThatFailsAfterItsEventWasWrittenLeavesNeither() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        neitherIsLeft(patient, "session", "NEW.patient_id = '" + patient.id() + "'");
    }

    @Test
    void aReportWhoseEventFailsLeavesNeither() throws Exception {
        Patient patient = Patient.fresh().withProfile(Map.of());
        neitherIsLeft(patient, "outbox", "NEW.topic = 'session-completed' AND NEW.key = '" + patient.id() + "'");
    }

    private static void neitherIsLeft(Patient patient, String table, String which) throws Exception {
        Map<String, Object> report = report(patient, patient.planned(), Instant.now(), Map.of("painWorst", 9));
        UUID session = UUID.randomUUID();
        try (StoredState state =
                StoredState.of("patient", "profile", "session", "plan", "plan_revision", "plan_event", "care_alert")) {
            String before = state.read();
            execute(REFUSE.formatted(table, which));
            try {
                patient.self()
                        .body(report)
                        .put(patient.path() + "/sessions/" + session)
                        .then()
                        .statusCode(greaterThanOrEqualTo(500));
            } finally {
                execute("DROP TRIGGER refused ON " + table);
            }
            assertThat(state.read()).isEqualTo(before);
        }
        patient.self()
                .body(report)
                .put(patient.path() + "/sessions/" + session)
                .then()
                .statusCode(201);
        Event told = Events.await("session-completed", it -> isOf(it, patient), Duration.ofSeconds(20));
        assertThat(told.data().path("sessionId").asText()).isEqualTo(session.toString());
        assertThat(Events.all("session-completed"))
                .filteredOn(it -> isOf(it, patient))
                .as("the report that was taken, and not the one that failed")
                .hasSize(1);
    }

    private static boolean isOf(Event event, Patient patient) {
        return patient.id().toString().equals(event.key());
    }

    @Test
    void anEventOutsideATransactionIsRefused() {
        UUID nobody = UUID.randomUUID();
        OutboxEvent event =
                new OutboxEvent("plan-changed", nobody.toString(), "type", nobody.toString(), Map.of("of", nobody));
        List<Supplier<Uni<Void>>> appending =
                List.of(() -> outbox.append(event), () -> outbox.appendAll(List.of(event)));
        for (Supplier<Uni<Void>> append : appending) {
            assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> Panache.withSession(append)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("needs an open transaction");
            assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(append))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(Traces.of(nobody)).isEmpty();
    }

    @Test
    void anEventThatTheBrokerWouldNotTakeFailsTheChangeAndNotTheRelay() {
        UUID nobody = UUID.randomUUID();
        OutboxEvent event = new OutboxEvent(
                "plan-changed",
                nobody.toString(),
                "type",
                nobody.toString(),
                Map.of("of", nobody, "text", "x".repeat(900_000)));
        String insert = "INSERT INTO tombstone (hash, erased_at) VALUES (:hash, now())";
        List<Supplier<Uni<?>>> appending = List.of(
                () -> outbox.append(event),
                () -> outbox.appendAll(List.of(event)),
                () -> outbox.appendWith(insert, Map.of("hash", nobody.toString()), event));
        for (Supplier<Uni<?>> append : appending) {
            assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(append::get)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("cannot be published");
        }
        assertThat(Traces.of(nobody)).isEmpty();
    }

    private static void execute(String sql) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
