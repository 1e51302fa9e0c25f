-- The two models are compared some patients at a time, before anybody is kept waiting: a statement over whole tables takes longer
-- than a connection may be silent, and whoever holds the rebuild meanwhile keeps every fact out. Of whom something was entered
-- since is compared once more, the last of them when nobody writes.
ALTER TABLE patient
    ADD COLUMN touched boolean NOT NULL DEFAULT false,
    ADD COLUMN differs boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN patient.touched IS 'something was entered since the two models were compared';
COMMENT ON COLUMN patient.differs IS 'the rebuilt model says something else, as far as it is compared';
CREATE INDEX patient_touched ON patient (patient_id) WHERE touched;
CREATE INDEX patient_differs ON patient (patient_id) WHERE differs;

ALTER TABLE rebuild
    ADD COLUMN comparing   boolean NOT NULL DEFAULT false,
    ADD COLUMN compared_to uuid;
COMMENT ON COLUMN rebuild.comparing IS 'whoever enters something says of whom';
COMMENT ON COLUMN rebuild.compared_to IS 'the last patient who is compared, by id; null before the first';

DROP FUNCTION mark_rebuilt(uuid);

-- Those of the patients of whom the two models differ in any row.
CREATE FUNCTION differing(ids uuid[]) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
DECLARE
    table_name text;
    found uuid[];
    differ uuid[] := '{}';
BEGIN
    FOREACH table_name IN ARRAY read_model() LOOP
        EXECUTE format('SELECT array_agg(DISTINCT patient_id) FROM (
            (SELECT * FROM public.%1$I WHERE patient_id = ANY ($1)
                EXCEPT SELECT * FROM next.%1$I WHERE patient_id = ANY ($1))
            UNION ALL
            (SELECT * FROM next.%1$I WHERE patient_id = ANY ($1)
                EXCEPT SELECT * FROM public.%1$I WHERE patient_id = ANY ($1))) AS difference', table_name)
            INTO found USING ids;
        differ := differ || coalesce(found, '{}');
    END LOOP;
    RETURN differ;
END $$;

-- Compares the patients that come next, or of whom something was entered since; says how many. Fewer than asked for means that
-- there are no more now. They are locked first, in the order of their ids as everybody does: what is entered of them later is
-- told by "touched".
CREATE FUNCTION compare_rebuilt(most integer) RETURNS integer LANGUAGE plpgsql VOLATILE AS $$
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
    PERFORM FROM patient WHERE patient_id = ANY (ids) ORDER BY patient_id FOR UPDATE;
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
COMMENT ON FUNCTION compare_rebuilt IS 'a fact that is entered while this waits for its patient is seen: each statement looks anew';

-- Counts a change of each patient of whom the two models differ; says of how many.
CREATE FUNCTION mark_compared(one uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    marked bigint;
BEGIN
    IF one IS NULL THEN
        UPDATE patient SET version = version + 1, differs = false WHERE differs;
    ELSE
        UPDATE patient SET version = version + 1 WHERE patient_id = ANY (differing(ARRAY [one]));
    END IF;
    GET DIAGNOSTICS marked = ROW_COUNT;
    RETURN marked;
END $$;
COMMENT ON FUNCTION mark_compared IS 'one: who is rebuilt; null for everybody, all of whom are compared by then';

-- As before, but who swaps gives way to somebody who reads for long: everybody else would wait behind the two of them.
CREATE OR REPLACE FUNCTION swap_rebuild(patient uuid) RETURNS void LANGUAGE plpgsql SET client_min_messages TO warning AS $$
DECLARE
    tables text[] := read_model();
BEGIN
    IF patient IS NULL THEN
        SET LOCAL lock_timeout TO '500ms';
        LOCK TABLE public.checkpoint, public.patient, public.session_fact, public.schedule_fact IN ACCESS EXCLUSIVE MODE;
        CREATE SCHEMA previous;
        FOR i IN 1 .. array_length(tables, 1) LOOP
            EXECUTE format('ALTER TABLE public.%I SET SCHEMA previous', tables[i]);
            EXECUTE format('ALTER TABLE next.%I SET SCHEMA public', tables[i]);
        END LOOP;
        DROP SCHEMA previous CASCADE;
    ELSE
        FOR i IN REVERSE array_length(tables, 1) .. 1 LOOP
            EXECUTE format('DELETE FROM public.%I WHERE patient_id = $1', tables[i]) USING patient;
        END LOOP;
        FOR i IN 1 .. array_length(tables, 1) LOOP
            EXECUTE format('INSERT INTO public.%1$I SELECT * FROM next.%1$I WHERE patient_id = $1', tables[i])
                USING patient;
        END LOOP;
    END IF;
    DROP SCHEMA next CASCADE;
END $$;
