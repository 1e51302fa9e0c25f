-- A patient as the aggregate that every batch locks first; the version counts changes, for streams.
CREATE TABLE patient (
    patient_id uuid PRIMARY KEY,
    version    bigint NOT NULL DEFAULT 0 CHECK (version >= 0)
);

-- What became of plans. The natural key is for ever: a replay changes no row.
CREATE TABLE schedule_fact (
    patient_id uuid     NOT NULL REFERENCES patient,
    sequence   bigint   NOT NULL CHECK (sequence >= 1),
    kind       text     NOT NULL CHECK (kind IN ('scheduled', 'completed', 'suspended', 'resumed')),
    day        date     NOT NULL CHECK (day >= DATE '2000-01-01'),
    weekdays   smallint NOT NULL CHECK (weekdays BETWEEN 0 AND 127),
    zone       text     NOT NULL,
    ce_id      text     NOT NULL COLLATE "C",
    digest     text     NOT NULL COLLATE "C",
    body       text     NOT NULL,
    PRIMARY KEY (patient_id, sequence)
);
COMMENT ON COLUMN schedule_fact.day IS 'from of scheduled and suspended, to of completed and resumed';
COMMENT ON COLUMN schedule_fact.weekdays IS 'bit 0 is Monday';

CREATE TABLE session_fact (
    session_id   uuid PRIMARY KEY,
    patient_id   uuid        NOT NULL REFERENCES patient,
    performed_on date        NOT NULL,
    performed_at timestamptz NOT NULL,
    status       text        NOT NULL CHECK (status IN ('completed', 'partial', 'rested')),
    pain_before  smallint    NOT NULL CHECK (pain_before BETWEEN 0 AND 10),
    pain_after   smallint    NOT NULL CHECK (pain_after BETWEEN 0 AND 10),
    reported_at  timestamptz NOT NULL,
    ce_id        text        NOT NULL COLLATE "C",
    digest       text        NOT NULL COLLATE "C",
    body         text        NOT NULL
);
CREATE INDEX session_fact_of_patient ON session_fact (patient_id, performed_on);

CREATE TABLE care_team (
    patient_id uuid PRIMARY KEY REFERENCES patient,
    version    bigint NOT NULL CHECK (version >= 1)
);
CREATE TABLE care_team_member (
    patient_id   uuid NOT NULL REFERENCES care_team,
    clinician_id text NOT NULL,
    PRIMARY KEY (patient_id, clinician_id)
);
CREATE INDEX care_team_of_clinician ON care_team_member (clinician_id);
