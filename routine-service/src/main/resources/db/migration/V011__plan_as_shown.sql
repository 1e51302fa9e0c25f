-- The plan in the very words of the answer, so that a read, which is most of what is asked of a plan, neither reads nor writes JSON.
-- Rows of another form, such as all from before, are rendered from the body when they are read.
ALTER TABLE plan ADD COLUMN shown text;
ALTER TABLE plan ADD COLUMN shown_form integer NOT NULL DEFAULT 0 CHECK (shown_form >= 0);
COMMENT ON COLUMN plan.shown_form IS 'number of the form of what is shown; 0 for none';
