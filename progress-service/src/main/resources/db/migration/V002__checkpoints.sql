-- Where the fold of a patient's ledger stood before a day: a summary goes on from there. It can always be made anew from
-- the facts, and which ones there are follows from the facts alone.
CREATE TABLE checkpoint (
    patient_id uuid NOT NULL REFERENCES patient,
    before     date NOT NULL,
    body       text NOT NULL,
    PRIMARY KEY (patient_id, before)
);
