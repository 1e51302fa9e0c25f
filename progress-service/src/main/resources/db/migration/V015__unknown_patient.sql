-- Whether the rebuilt model says nothing of a patient of whom the model that is read says something: nothing was published, then.
CREATE FUNCTION unknown_to_rebuild(one uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    table_name text;
    known boolean := false;
    rebuilt boolean := false;
    there boolean;
BEGIN
    FOREACH table_name IN ARRAY read_model() LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I WHERE patient_id = $1)', table_name) INTO there USING one;
        known := known OR there;
        EXECUTE format('SELECT EXISTS (SELECT FROM next.%I WHERE patient_id = $1)', table_name) INTO there USING one;
        rebuilt := rebuilt OR there;
    END LOOP;
    RETURN known AND NOT rebuilt;
END $$;
