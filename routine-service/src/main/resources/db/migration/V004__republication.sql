-- What was announced of plans, as it was: the record from which it can be announced again.
CREATE TABLE plan_event (
    patient_id uuid   NOT NULL REFERENCES patient,
    sequence   bigint NOT NULL CHECK (sequence >= 1),
    type       text   NOT NULL CHECK (type <> ''),
    data       text   NOT NULL,
    PRIMARY KEY (patient_id, sequence)
);
-- Until now each revision announced exactly one event, in the order in which revisions were made.
INSERT INTO plan_event (patient_id, sequence, type, data)
SELECT patient_id, sequence, 'io.backwise.routine.plan.' || what || '.v1',
    jsonb_strip_nulls(jsonb_build_object(
        'patientId', patient_id, 'sequence', sequence, 'planId', plan ->> 'planId', 'revision', revision,
        'status', plan ->> 'status',
        'from', CASE what
            WHEN 'assigned' THEN cast(plan ->> 'startsOn' AS date)
            ELSE greatest(cast(plan ->> 'startsOn' AS date), cast(made_at AT TIME ZONE (plan ->> 'zone') AS date)) END,
        'to', plan ->> 'endsOn', 'weekdays', plan -> 'weekdays', 'zone', plan ->> 'zone',
        'exercises', jsonb_path_query_array(plan, '$.session.items[*].exercise'),
        'reason', CASE what WHEN 'revised' THEN reason END))::text
FROM (
    SELECT plan.patient_id, plan_revision.revision, plan_revision.made_at, plan_revision.reason,
        cast(plan_revision.body AS jsonb) -> 'plan' AS plan,
        CASE plan_revision.revision WHEN 1 THEN 'assigned' ELSE 'revised' END AS what,
        row_number() OVER (
            PARTITION BY plan.patient_id
            ORDER BY plan_revision.made_at, plan.number, plan_revision.revision) AS sequence
    FROM plan_revision JOIN plan USING (plan_id)) AS announced;

-- The republication that goes on, or was the last: how far it is survives a crash, and only one replica takes a step.
CREATE TABLE republication (
    id          integer PRIMARY KEY CHECK (id = 1),
    patient_id  uuid,
    state       text    NOT NULL CHECK (state IN ('running', 'written')),
    after_id    uuid    NOT NULL,
    patients    bigint  NOT NULL CHECK (patients >= 0),
    done        bigint  NOT NULL CHECK (done >= 0),
    last_row    bigint  NOT NULL
);
COMMENT ON COLUMN republication.patient_id IS 'the one whose record is published; null for everybody';
COMMENT ON COLUMN republication.after_id IS 'patients up to this id are done';
COMMENT ON COLUMN republication.last_row IS 'position of the last outbox row that it wrote';
