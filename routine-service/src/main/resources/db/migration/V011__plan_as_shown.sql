-- The plan in the very words of the answer, so that a read, which is most of what is asked of a plan, neither reads nor writes JSON.
-- Rows of another form, such as all from before, are rendered from the body when they are read.
ALTER TABLE plan ADD COLUMN shown text;
ALTER TABLE plan ADD COLUMN shown_form integer NOT NULL DEFAULT 0 CHECK (shown_form >= 0);
ALTER TABLE plan ADD CONSTRAINT plan_shown_is_there CHECK (shown_form = 0 OR shown IS NOT NULL);
COMMENT ON COLUMN plan.shown_form IS 'number of the form of what is shown; 0 for none';

-- Whoever changes a plan and not what is shown of it, such as a program from before, must not leave the old words standing.
CREATE FUNCTION forget_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.body IS DISTINCT FROM OLD.body AND NEW.shown IS NOT DISTINCT FROM OLD.shown THEN
        NEW.shown := NULL;
        NEW.shown_form := 0;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER plan_forgets_shown BEFORE UPDATE OF body ON plan FOR EACH ROW EXECUTE FUNCTION forget_shown();
