-- What a clinician recorded of a red flag that was answered "yes". It holds for the answers of that screening.
CREATE TABLE red_flag_clearance (
    patient_id      uuid        NOT NULL REFERENCES patient,
    flag            text        NOT NULL CHECK (flag <> ''),
    screened_on     date        NOT NULL,
    reason          text        NOT NULL CHECK (reason <> ''),
    medical_outcome text        NOT NULL DEFAULT '',
    cleared_by      text        NOT NULL CHECK (cleared_by <> ''),
    cleared_at      timestamptz NOT NULL,
    PRIMARY KEY (patient_id, flag)
);
