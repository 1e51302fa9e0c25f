-- Headers of a row that stand in the place of the usual ones: name and value in turn.
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS headers text[];
