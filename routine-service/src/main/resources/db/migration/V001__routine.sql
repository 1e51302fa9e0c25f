-- The replica of the published catalogue.
CREATE TABLE replica_lock (id integer PRIMARY KEY CHECK (id = 1));
INSERT INTO replica_lock VALUES (1);
CREATE TABLE replica_exercise (
    slug    text PRIMARY KEY,
    version bigint NOT NULL CHECK (version >= 1),
    body    text   NOT NULL
);
CREATE TABLE replica_rules (
    id              integer PRIMARY KEY CHECK (id = 1),
    catalog_version bigint NOT NULL CHECK (catalog_version >= 1),
    body            text   NOT NULL
);
-- The last complete version: what screening and composition use.
CREATE TABLE active_catalogue (
    id              integer PRIMARY KEY CHECK (id = 1),
    catalog_version bigint NOT NULL CHECK (catalog_version >= 1),
    body            text   NOT NULL
);

-- The aggregate that every change of a patient's data locks first, so that its events have one order.
CREATE TABLE patient (
    patient_id        uuid PRIMARY KEY,
    plan_sequence     bigint NOT NULL DEFAULT 0 CHECK (plan_sequence >= 0),
    care_team_version bigint NOT NULL DEFAULT 0 CHECK (care_team_version >= 0)
);
CREATE TABLE profile (
    patient_id uuid PRIMARY KEY REFERENCES patient,
    body       text        NOT NULL,
    changed_at timestamptz NOT NULL
);
CREATE TABLE care_team (
    patient_id   uuid        NOT NULL REFERENCES patient,
    clinician_id text        NOT NULL CHECK (clinician_id <> ''),
    since        timestamptz NOT NULL,
    PRIMARY KEY (patient_id, clinician_id)
);
CREATE TABLE access_log (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    patient_id uuid        NOT NULL,
    who        text        NOT NULL,
    what       text        NOT NULL,
    at         timestamptz NOT NULL
);
CREATE INDEX access_log_of_patient ON access_log (patient_id, id);

CREATE TABLE plan (
    plan_id    uuid PRIMARY KEY,
    patient_id uuid        NOT NULL REFERENCES patient,
    number     bigint      NOT NULL CHECK (number >= 1),
    revision   integer     NOT NULL CHECK (revision >= 1),
    status     text        NOT NULL CHECK (status IN ('active', 'suspended', 'completed', 'superseded')),
    starts_on  date        NOT NULL,
    ends_on    date,
    body       text        NOT NULL,
    changed_at timestamptz NOT NULL,
    UNIQUE (patient_id, number)
);
-- At most one plan of a patient is in force.
CREATE UNIQUE INDEX plan_in_force ON plan (patient_id) WHERE status IN ('active', 'suspended');
CREATE TABLE plan_revision (
    plan_id  uuid        NOT NULL REFERENCES plan,
    revision integer     NOT NULL CHECK (revision >= 1),
    body     text        NOT NULL,
    reason   text        NOT NULL,
    made_by  text        NOT NULL,
    made_at  timestamptz NOT NULL,
    PRIMARY KEY (plan_id, revision)
);
CREATE TABLE assignment_key (
    patient_id uuid NOT NULL REFERENCES patient,
    key        text NOT NULL,
    digest     text NOT NULL,
    plan_id    uuid NOT NULL REFERENCES plan,
    PRIMARY KEY (patient_id, key)
);

CREATE TABLE session (
    session_id   uuid PRIMARY KEY,
    patient_id   uuid        NOT NULL REFERENCES patient,
    plan_id      uuid        NOT NULL REFERENCES plan,
    performed_on date        NOT NULL,
    status       text        NOT NULL CHECK (status IN ('completed', 'partial', 'rested')),
    digest       text        NOT NULL,
    body         text        NOT NULL,
    answer       text        NOT NULL,
    reported_at  timestamptz NOT NULL,
    next_morning smallint CHECK (next_morning BETWEEN 0 AND 10)
);
CREATE INDEX session_of_patient ON session (patient_id, performed_on, session_id);
