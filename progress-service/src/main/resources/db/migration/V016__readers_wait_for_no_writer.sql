-- Whoever tells of a look at a patient keeps the row from being deleted until that is told, and waits for nobody who only writes:
-- both functions are as before, but for the strength of their locks. Only an erasure waits for who looks, and is waited for.
CREATE OR REPLACE FUNCTION lock_patients(ids uuid[], hashes text[]) RETURNS SETOF uuid LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO patient (patient_id) SELECT id FROM unnest(ids) AS id ORDER BY id ON CONFLICT DO NOTHING;
    PERFORM FROM patient WHERE patient_id = ANY (ids) ORDER BY patient_id FOR NO KEY UPDATE;
    DELETE FROM patient USING unnest(ids, hashes) AS asked (id, hash) JOIN tombstone USING (hash)
        WHERE patient_id = asked.id;
    IF EXISTS (
        SELECT FROM unnest(ids, hashes) AS asked (id, hash)
        WHERE NOT EXISTS (SELECT FROM patient WHERE patient_id = asked.id)
            AND NOT EXISTS (SELECT FROM tombstone WHERE tombstone.hash = asked.hash)) THEN
        RAISE EXCEPTION 'a patient went away while being locked' USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN QUERY SELECT patient_id FROM patient WHERE patient_id = ANY (ids);
END $$;

CREATE OR REPLACE FUNCTION compare_rebuilt(most integer) RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    table_name text;
    upto uuid;
    ids uuid[];
    differ uuid[];
BEGIN
    SELECT compared_to INTO upto FROM rebuild WHERE id = 1 AND comparing FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 0;
    END IF;
    IF upto IS NULL THEN
        -- Nothing is known of tables that are so new, and each look at them would read all of them.
        FOREACH table_name IN ARRAY read_model() LOOP
            EXECUTE format('ANALYZE next.%I', table_name);
        END LOOP;
    END IF;
    SELECT coalesce(array_agg(patient_id ORDER BY patient_id), '{}') INTO ids FROM (
        SELECT patient_id FROM patient WHERE upto IS NULL OR patient_id > upto ORDER BY patient_id LIMIT most) AS following;
    SELECT ids || coalesce(array_agg(patient_id), '{}') INTO ids FROM (
        SELECT patient_id FROM patient WHERE touched AND patient_id <> ALL (ids) ORDER BY patient_id
        LIMIT most - cardinality(ids)) AS again;
    PERFORM FROM patient WHERE patient_id = ANY (ids) ORDER BY patient_id FOR NO KEY UPDATE;
    -- When they are locked: whoever was erased until then is remembered nowhere.
    UPDATE rebuild SET compared_to = last.patient_id FROM (
            SELECT patient_id FROM patient WHERE patient_id = ANY (ids) AND (upto IS NULL OR patient_id > upto)
            ORDER BY patient_id DESC LIMIT 1) AS last
        WHERE id = 1;
    differ := differing(ids);
    UPDATE patient SET touched = false, differs = patient_id = ANY (differ)
        WHERE patient_id = ANY (ids) AND (touched OR differs <> (patient_id = ANY (differ)));
    RETURN cardinality(ids);
END $$;
