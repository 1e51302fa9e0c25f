package io.backwise.routine.plan;

import io.backwise.kit.json.EventJson;
import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plans and their revisions. */
@ApplicationScoped
public class PlanStore {
    private static final String OF_CURRENT =
            " FROM plan WHERE patient_id = :patient AND status IN ('active', 'suspended')";
    private static final String CURRENT = "SELECT body" + OF_CURRENT;

    /** Public for whoever measures it beside a server that does nothing else. */
    public static final String CURRENT_AS_SHOWN = "SELECT CASE WHEN shown_form = " + PlanAsShown.FORM
            + " THEN shown END, CASE WHEN shown_form <> " + PlanAsShown.FORM + " THEN body END" + OF_CURRENT;

    private static final String INSERT = """
            INSERT INTO plan (plan_id, patient_id, number, revision, status, starts_on, ends_on, body, shown, shown_form,
                changed_at)
            VALUES (:plan, :patient, :number, :revision, :status, :starts, cast(nullif(:ends, '') AS date), :body, :shown,
                :form, :at)
            """;
    private static final String REPLACE = """
            UPDATE plan SET revision = :revision, status = :status, ends_on = cast(nullif(:ends, '') AS date),
                body = :body, shown = :shown, shown_form = :form, changed_at = :at, screened_with = 0
            WHERE plan_id = :plan
            """;
    private static final String ADD_REVISION = """
            INSERT INTO plan_revision (plan_id, revision, body, reason, made_by, made_at)
            VALUES (:plan, :revision, :body, :reason, :by, :at)
            """;
    private static final String IN_FORCE = """
            SELECT body FROM plan WHERE patient_id = :patient AND starts_on <= :day
                AND (ends_on IS NULL OR ends_on > :day)
            ORDER BY number DESC LIMIT 1
            """;
    private static final String TOUCHING = """
            SELECT body FROM plan WHERE patient_id = :patient AND starts_on < :until
                AND (ends_on IS NULL OR ends_on > :from)
            ORDER BY number
            """;

    private static final String REVISIONS = """
            SELECT body FROM plan_revision WHERE plan_id = :plan AND revision > :above ORDER BY revision LIMIT :limit
            """;

    private static final String DOSES = """
            SELECT cast(jsonb_build_object('revision', revision, 'madeAt', it -> 'madeAt', 'status', it #> '{plan,status}',
                'items', it #> '{plan,session,items}', 'steps', coalesce(it -> 'steps', '[]')) AS text), revision
            FROM (SELECT revision, cast(body AS jsonb) AS it FROM plan_revision
                WHERE plan_id = :plan AND %s) AS revisions
            ORDER BY revision
            """;
    private static final String DOSES_FROM = DOSES.formatted("revision >= :from");
    private static final String DOSES_SINCE = DOSES.formatted("(made_at > :since OR revision = :last)");

    private final EventJson json;
    private final PlanAsShown asShown;

    PlanStore(EventJson json, PlanAsShown asShown) {
        this.json = json;
        this.asShown = asShown;
    }

    public Uni<Optional<Plan>> find(UUID planId) {
        return one("SELECT body FROM plan WHERE plan_id = :plan", Map.of("plan", planId));
    }

    /** The plan that is active or suspended, if there is one. */
    public Uni<Optional<Plan>> current(UUID patientId) {
        return one(CURRENT, Map.of("patient", patientId));
    }

    /** The same in the words of the answer. */
    Uni<Optional<String>> currentAsShown(UUID patientId) {
        return Sql.rows(CURRENT_AS_SHOWN, Map.of("patient", patientId)).map(rows -> rows.stream()
                .map(it -> it[0] == null ? asShown.of(plan((String) it[1])) : (String) it[0])
                .findFirst());
    }

    /** The plan that holds on a day. */
    public Uni<Optional<Plan>> inForce(UUID patientId, LocalDate day) {
        return one(IN_FORCE, Map.of("patient", patientId, "day", day));
    }

    /** The plan whose sessions the patient does: the current one, or until it begins the one that it follows. */
    public Uni<Optional<Plan>> followed(UUID patientId, LocalDate day) {
        return current(patientId)
                .chain(current ->
                        current.isPresent() && current.get().startsOn().isAfter(day)
                                ? inForce(patientId, day).map(before -> before.or(() -> current))
                                : Uni.createFrom().item(current));
    }

    /** The plans that hold on some day of {@code [from, until)}. */
    Uni<List<Plan>> touching(UUID patientId, LocalDate from, LocalDate until) {
        return Sql.values(TOUCHING, String.class, Map.of("patient", patientId, "from", from, "until", until))
                .map(bodies -> bodies.stream().map(this::plan).toList());
    }

    /** So many plans of a patient above that number, the first one first. */
    Uni<List<Plan>> above(UUID patientId, long number, int limit) {
        return Sql.values(
                        "SELECT body FROM plan WHERE patient_id = :patient AND number > :above ORDER BY number LIMIT :limit",
                        String.class,
                        Map.of("patient", patientId, "above", number, "limit", limit))
                .map(bodies -> bodies.stream().map(this::plan).toList());
    }

    /** The revisions above that number, in order, at most {@code limit}. */
    Uni<List<PlanRevision>> revisions(UUID planId, long above, int limit) {
        return Sql.values(REVISIONS, String.class, Map.of("plan", planId, "above", above, "limit", limit))
                .map(bodies -> bodies.stream().map(this::revision).toList());
    }

    Uni<Optional<PlanRevision>> revision(UUID planId, int number) {
        return Sql.value(
                        "SELECT body FROM plan_revision WHERE plan_id = :plan AND revision = :revision",
                        String.class,
                        Map.of("plan", planId, "revision", number))
                .map(it -> it.map(this::revision));
    }

    /** The gap without a session that the plan has answered to last. */
    Uni<Optional<HeldPlans.Gap>> gap(UUID planId) {
        return Sql.rows(
                        "SELECT gap_since, gap_days FROM plan WHERE plan_id = :plan AND gap_since IS NOT NULL",
                        Map.of("plan", planId))
                .map(rows -> rows.stream()
                        .map(it -> new HeldPlans.Gap((LocalDate) it[0], ((Number) it[1]).intValue()))
                        .findFirst());
    }

    /** What the revisions from that number on prescribed, in order. */
    public Uni<List<RevisionDoses>> doses(UUID planId, int from) {
        return doses(DOSES_FROM, Map.of("plan", planId, "from", from));
    }

    /** What the revisions made since then prescribed, and in any case what the plan prescribes now; in order. */
    Uni<List<RevisionDoses>> doses(Plan plan, Instant since) {
        return doses(
                DOSES_SINCE,
                Map.of("plan", plan.planId(), "since", since.atOffset(ZoneOffset.UTC), "last", plan.revision()));
    }

    private Uni<List<RevisionDoses>> doses(String sql, Map<String, ?> parameters) {
        return Sql.rows(sql, parameters).map(rows -> rows.stream()
                .map(it -> json.stored((String) it[0], RevisionDoses.class))
                .toList());
    }

    /** Whether the patient has done a session of that day already. */
    Uni<Boolean> isDone(UUID patientId, LocalDate day) {
        return Sql.value(
                        "SELECT count(*) FROM session WHERE patient_id = :patient AND performed_on = :day"
                                + " AND status = 'completed'",
                        Long.class,
                        Map.of("patient", patientId, "day", day))
                .map(it -> it.orElseThrow() > 0);
    }

    /** How many plans the patient has had. */
    Uni<Long> count(UUID patientId) {
        return Sql.value(
                        "SELECT count(*) FROM plan WHERE patient_id = :patient",
                        Long.class,
                        Map.of("patient", patientId))
                .map(Optional::orElseThrow);
    }

    Uni<Void> insert(Plan plan, String reason) {
        Map<String, Object> columns = columns(plan);
        columns.put("patient", plan.patientId());
        columns.put("number", plan.number());
        columns.put("starts", plan.startsOn());
        return Sql.update(INSERT, columns).chain(() -> addRevision(plan, reason, plan.assignedBy(), List.of()));
    }

    Uni<Void> replace(Plan plan) {
        return Sql.update(REPLACE, columns(plan)).replaceWithVoid();
    }

    Uni<Void> addRevision(Plan plan, String reason, String by, List<StepTaken> steps) {
        Instant now = Instant.now();
        return Sql.update(
                        ADD_REVISION,
                        Map.of(
                                "plan", plan.planId(),
                                "revision", plan.revision(),
                                "body", json.write(new PlanRevision(plan.revision(), reason, by, now, steps, plan)),
                                "reason", reason,
                                "by", by,
                                "at", now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Map<String, Object> columns(Plan plan) {
        Map<String, Object> columns = new HashMap<>();
        columns.put("plan", plan.planId());
        columns.put("revision", plan.revision());
        columns.put("status", plan.status().slug());
        columns.put("ends", plan.endsOn() == null ? "" : plan.endsOn().toString());
        columns.put("body", json.write(plan));
        columns.put("shown", asShown.of(plan));
        columns.put("form", PlanAsShown.FORM);
        columns.put("at", OffsetDateTime.now(ZoneOffset.UTC));
        return columns;
    }

    private Uni<Optional<Plan>> one(String sql, Map<String, ?> parameters) {
        return Sql.value(sql, String.class, parameters).map(it -> it.map(this::plan));
    }

    private PlanRevision revision(String body) {
        return json.stored(body, PlanRevision.class);
    }

    private Plan plan(String body) {
        return json.stored(body, Plan.class);
    }
}
