-- Locks each patient until the transaction ends, in the order of their ids, and makes those that are new; gives those who
-- live. One round trip for what a batch does first. Each statement sees what committed before it began: whether somebody
-- was erased is asked when the lock is held, so that an erasure which went on until then is seen.
CREATE FUNCTION lock_patients(ids uuid[], hashes text[]) RETURNS SETOF uuid LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO patient (patient_id) SELECT id FROM unnest(ids) AS id ORDER BY id ON CONFLICT DO NOTHING;
    PERFORM FROM patient WHERE patient_id = ANY (ids) ORDER BY patient_id FOR UPDATE;
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
COMMENT ON FUNCTION lock_patients IS 'hashes: under which the tombstone of each of the ids would stand';
