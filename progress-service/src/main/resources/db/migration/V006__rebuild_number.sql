ALTER TABLE rebuild ADD COLUMN number bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN rebuild.number IS 'counts those that were begun: who speaks of an earlier one is not taken to mean this one';
