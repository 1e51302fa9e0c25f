-- What a clinician of the care team has to see to.
CREATE TABLE care_alert (
    number          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    alert_id        uuid        NOT NULL UNIQUE,
    patient_id      uuid        NOT NULL REFERENCES patient,
    kind            text        NOT NULL CHECK (kind IN ('red-flag', 'repeated-red')),
    subject         text        NOT NULL,
    state           text        NOT NULL CHECK (state IN ('open', 'acknowledged')),
    version         bigint      NOT NULL CHECK (version >= 1),
    detail          text        NOT NULL,
    raised_at       timestamptz NOT NULL,
    acknowledged_by text,
    acknowledged_at timestamptz,
    CHECK ((state = 'acknowledged') = (acknowledged_by IS NOT NULL AND acknowledged_at IS NOT NULL))
);
COMMENT ON COLUMN care_alert.subject IS 'what it is about, such as the red flag; empty when the kind says all';
-- The same thing is not raised again while it is open.
CREATE UNIQUE INDEX care_alert_open ON care_alert (patient_id, kind, subject) WHERE state = 'open';
CREATE INDEX care_alert_of_patient ON care_alert (patient_id, number);
