package io.backwise.progress.rebuild;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The rebuild in the database; the tables themselves are made and swapped by functions of the migration. */
@ApplicationScoped
class RebuildStore {
    private static final String READ = """
            SELECT number, state, coalesce(cast(patient_id AS text), ''), targets, differed, outcome, why, comparing
            FROM rebuild WHERE id = 1
            """;
    private static final String MIGRATION = "(SELECT max(installed_rank) FROM flyway_schema_history)";
    private static final String BEGIN = """
            UPDATE rebuild SET number = number + 1, state = 'building', patient_id = cast(nullif(:patient, '') AS uuid), targets = '{}',
                comparing = false, compared_to = NULL, outcome = '', why = '', begun_at = now(), migration = %s WHERE id = 1
            """.formatted(MIGRATION);
    private static final String END = """
            UPDATE rebuild SET state = 'none', patient_id = NULL, targets = '{}', comparing = false, compared_to = NULL,
                differed = :differed, outcome = :outcome, why = :why WHERE id = 1
            """;

    private static final String TOUCH =
            "UPDATE patient SET touched = true WHERE patient_id = ANY (cast(:patients AS uuid[])) AND NOT touched";

    private final int atOnce;

    /** @param atOnce patients who are compared in one transaction, and wait for its end */
    RebuildStore(@ConfigProperty(name = "backwise.rebuild.patients-at-once", defaultValue = "100") int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * As stored.
     *
     * @param number counts those that were begun: it tells one from another
     * @param outcome empty while it goes on
     * @param why it was given up; empty when it was not
     * @param isComparing whether whoever enters something says of whom
     */
    record Rebuild(
            long number,
            String state,
            Optional<UUID> patient,
            String targets,
            long differed,
            String outcome,
            String why,
            boolean isComparing) {
        boolean isOn() {
            return !state.equals("none");
        }

        /** Whether it is where it was. */
        boolean isStill(Rebuild seen) {
            return number == seen.number && state.equals(seen.state) && targets.equals(seen.targets);
        }
    }

    Uni<Rebuild> read() {
        return Sql.rows(READ, Map.of()).map(RebuildStore::one);
    }

    /** The rebuild, which does not begin or end before the transaction does; any number may hold it. */
    Uni<Rebuild> hold() {
        return Sql.rows(READ + " FOR KEY SHARE", Map.of()).map(RebuildStore::one);
    }

    /** The rebuild, when nobody else holds it. */
    Uni<Rebuild> lock() {
        return Sql.rows(READ + " FOR UPDATE", Map.of()).map(RebuildStore::one);
    }

    private static Rebuild one(List<Object[]> rows) {
        Object[] row = rows.getFirst();
        String patient = (String) row[2];
        return new Rebuild(
                ((Number) row[0]).longValue(),
                (String) row[1],
                patient.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(patient)),
                (String) row[3],
                ((Number) row[4]).longValue(),
                (String) row[5],
                (String) row[6],
                (Boolean) row[7]);
    }

    /** Does the work on the model that is built: the tables' names mean its own for as long. */
    <T> Uni<T> beside(Supplier<Uni<T>> work) {
        return Sql.update("SET LOCAL search_path TO next, public", Map.of())
                .chain(work::get)
                .call(() -> Sql.update("SET LOCAL search_path TO public", Map.of()));
    }

    /** Makes an empty model; one that was being built is dropped. */
    Uni<Void> begin(Optional<UUID> patient) {
        return Sql.values("SELECT cast(begin_rebuild() AS text)", String.class, Map.of())
                .chain(() -> Sql.update(
                        BEGIN, Map.of("patient", patient.map(UUID::toString).orElse(""))))
                .replaceWithVoid();
    }

    Uni<Void> catchUp(String targets) {
        return Sql.update(
                        "UPDATE rebuild SET state = 'catching-up', targets = :targets WHERE id = 1",
                        Map.of("targets", targets))
                .replaceWithVoid();
    }

    /** Whether no migration came since it began. */
    Uni<Boolean> isOfThisShape() {
        return Sql.value("SELECT migration = " + MIGRATION + " FROM rebuild WHERE id = 1", Boolean.class, Map.of())
                .map(it -> it.orElse(false));
    }

    /** Whether it began longer ago than that. */
    Uni<Boolean> isOlderThan(Duration age) {
        return Sql.value(
                        "SELECT begun_at < now() - :seconds * interval '1 second' FROM rebuild WHERE id = 1",
                        Boolean.class,
                        Map.of("seconds", age.toSeconds()))
                .map(it -> it.orElse(false));
    }

    /** Begins to compare the two models of everybody; nobody else holds the rebuild. */
    Uni<Void> beginComparing() {
        return Sql.update("UPDATE patient SET touched = false, differs = false WHERE touched OR differs", Map.of())
                .chain(() ->
                        Sql.update("UPDATE rebuild SET comparing = true, compared_to = NULL WHERE id = 1", Map.of()))
                .replaceWithVoid();
    }

    /** Compares some patients more, or again; says whether there may be others. */
    Uni<Boolean> compare() {
        return Sql.value("SELECT compare_rebuilt(:most)", Integer.class, Map.of("most", atOnce))
                .map(compared -> compared.orElse(0) == atOnce);
    }

    /** Whoever the comparison has come to is none of these, and comes to none until they are gone; it begins anew if it is. */
    Uni<Void> forget(Set<UUID> patients) {
        return Sql.update(
                        "UPDATE rebuild SET compared_to = CASE WHEN compared_to <> ALL (cast(:patients AS uuid[]))"
                                + " THEN compared_to END WHERE id = 1",
                        Map.of("patients", patients.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /** Something was entered of these patients, who are locked. */
    Uni<Void> touch(Set<UUID> patients) {
        return Sql.update(TOUCH, Map.of("patients", patients.toArray(UUID[]::new)))
                .replaceWithVoid();
    }

    /**
     * Of those whom the model that is read knows.
     *
     * @param unknown how many of them the rebuilt one says nothing of
     */
    record Coverage(long patients, long unknown) {
        /** So few that their erasure may have been lost; of more, or of more than half, nobody has published anything. */
        private static final long FEW = 10;

        boolean isWhole() {
            return unknown <= Math.max(Math.min(FEW, patients / 2), patients / FEW);
        }
    }

    /** Of one patient. */
    Uni<Coverage> coverage(UUID patient) {
        return Sql.value("SELECT unknown_to_rebuild(:patient)", Boolean.class, Map.of("patient", patient))
                .map(unknown -> new Coverage(1, unknown.orElse(false) ? 1 : 0));
    }

    Uni<Coverage> coverage() {
        return Sql.rows("SELECT (SELECT count(*) FROM patient), unknown_to_rebuild()", Map.of())
                .map(rows -> new Coverage(
                        ((Number) rows.getFirst()[0]).longValue(), ((Number) rows.getFirst()[1]).longValue()));
    }

    /** Swaps; gives the number of patients of whom the new model says something else. */
    Uni<Long> swap(Optional<UUID> patient) {
        Map<String, String> one = Map.of("patient", patient.map(UUID::toString).orElse(""));
        return Sql.value("SELECT mark_compared(cast(nullif(:patient, '') AS uuid))", Long.class, one)
                .chain(differed -> Sql.values(
                                "SELECT cast(swap_rebuild(cast(nullif(:patient, '') AS uuid)) AS text)",
                                String.class,
                                one)
                        .chain(() -> end(differed.orElse(0L), "swapped", ""))
                        .replaceWith(differed.orElse(0L)));
    }

    /** @param why a sentence that names nobody */
    Uni<Void> giveUp(String why) {
        return Sql.update("DROP SCHEMA IF EXISTS next CASCADE", Map.of()).chain(() -> end(0, "given-up", why));
    }

    private static Uni<Void> end(long differed, String outcome, String why) {
        return Sql.update(END, Map.of("differed", differed, "outcome", outcome, "why", why))
                .replaceWithVoid();
    }
}
