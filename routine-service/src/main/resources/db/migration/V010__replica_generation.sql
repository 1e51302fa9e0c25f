-- A rebuild keeps what was received: it counts a generation up, and is complete once everything has come in the new one. What was
-- forgotten at the start was missed for as long as a rebuild did not come to its end: no later catalogue became active.
ALTER TABLE replica_lock ADD COLUMN generation bigint NOT NULL DEFAULT 0 CHECK (generation >= 0);
ALTER TABLE replica_exercise ADD COLUMN generation bigint NOT NULL DEFAULT 0 CHECK (generation >= 0);
ALTER TABLE replica_rules ADD COLUMN generation bigint NOT NULL DEFAULT 0 CHECK (generation >= 0);
COMMENT ON COLUMN replica_lock.generation IS 'that of the rebuild which goes on, or was the last';
COMMENT ON COLUMN replica_exercise.generation IS 'that in which it came';
COMMENT ON COLUMN replica_rules.generation IS 'that in which they came';
