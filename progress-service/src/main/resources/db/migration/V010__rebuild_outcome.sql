-- What became of the last rebuild that was begun, for whoever waits for its end.
ALTER TABLE rebuild
    ADD COLUMN outcome text NOT NULL DEFAULT '' CHECK (outcome IN ('', 'swapped', 'given-up')),
    ADD COLUMN why     text NOT NULL DEFAULT '';
COMMENT ON COLUMN rebuild.outcome IS 'empty while it goes on';
COMMENT ON COLUMN rebuild.why IS 'a sentence that names nobody, when it was given up';
