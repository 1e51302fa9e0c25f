-- What calls for a clinician, at the highest version that arrived. What it says of the patient stays with the routine service.
CREATE TABLE care_alert (
    alert_id   uuid PRIMARY KEY,
    patient_id uuid        NOT NULL REFERENCES patient,
    version    bigint      NOT NULL CHECK (version >= 1),
    state      text        NOT NULL CHECK (state IN ('open', 'acknowledged')),
    kind       text        NOT NULL CHECK (kind <> ''),
    raised_at  timestamptz NOT NULL
);
CREATE INDEX care_alert_of_patient ON care_alert (patient_id);

CREATE OR REPLACE FUNCTION read_model() RETURNS text[] LANGUAGE sql IMMUTABLE AS
$$ SELECT ARRAY ['care_team', 'care_team_member', 'schedule_fact', 'session_fact', 'checkpoint', 'care_alert'] $$;
