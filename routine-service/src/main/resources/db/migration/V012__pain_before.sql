-- The pain before each session is looked at with every report; out of their bodies it cost more than all else that a report does.
-- Null in what a program from before still writes beside this one.
ALTER TABLE session ADD COLUMN pain_before smallint CHECK (pain_before BETWEEN 0 AND 10);
UPDATE session SET pain_before = cast(cast(body AS jsonb) #>> '{report,painBefore}' AS smallint);
DROP INDEX session_of_patient;
CREATE INDEX session_of_patient ON session (patient_id, performed_on, session_id) INCLUDE (pain_before);
