-- The gap without a session that a plan has answered to: since which day, and how many days of it.
ALTER TABLE plan ADD gap_since date;
ALTER TABLE plan ADD gap_days integer NOT NULL DEFAULT 0 CHECK (gap_days >= 0);

-- Kinds of alerts are the program's words; here only their form is held.
ALTER TABLE care_alert DROP CONSTRAINT care_alert_kind_check;
ALTER TABLE care_alert ADD CONSTRAINT care_alert_kind_check CHECK (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

-- The catalogue that a plan was screened with last, and when; a plan in force that has not seen the active one is screened again.
ALTER TABLE plan ADD screened_with bigint NOT NULL DEFAULT 0 CHECK (screened_with >= 0);
ALTER TABLE plan ADD screened_at timestamptz NOT NULL DEFAULT '1970-01-01T00:00:00Z';
CREATE INDEX plan_by_screening ON plan (plan_id, screened_with, screened_at) WHERE status IN ('active', 'suspended');
