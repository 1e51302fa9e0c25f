-- What was published stays as it was, whoever is at the database: plans name the versions that they were made with.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'what was published in % is never changed', TG_TABLE_NAME; END $$;
CREATE TRIGGER exercise_version_stays BEFORE UPDATE OR DELETE ON exercise_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER exercise_version_is_not_emptied BEFORE TRUNCATE ON exercise_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rules_version_is_not_emptied BEFORE TRUNCATE ON rules_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rules_version_stays BEFORE UPDATE OR DELETE ON rules_version
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
