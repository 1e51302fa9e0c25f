-- Counts a change of each patient of whom the two models differ; says of how many. Which they are is known until the swap.
CREATE OR REPLACE FUNCTION mark_compared(one uuid) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    marked bigint;
BEGIN
    IF one IS NULL THEN
        UPDATE patient SET version = version + 1 WHERE differs;
    ELSE
        UPDATE patient SET version = version + 1 WHERE patient_id = ANY (differing(ARRAY [one]));
    END IF;
    GET DIAGNOSTICS marked = ROW_COUNT;
    RETURN marked;
END $$;

-- As before, and whoever the rebuilt model of everybody says nothing of is forgotten: the routine service knows them no more, and
-- the event that told of their erasure was lost.
CREATE OR REPLACE FUNCTION swap_rebuild(patient uuid) RETURNS void LANGUAGE plpgsql SET client_min_messages TO warning AS $$
DECLARE
    tables text[] := read_model();
    unknown text := '';
BEGIN
    IF patient IS NULL THEN
        SET LOCAL lock_timeout TO '500ms';
        LOCK TABLE public.checkpoint, public.patient, public.session_fact, public.schedule_fact IN ACCESS EXCLUSIVE MODE;
        CREATE SCHEMA previous;
        FOR i IN 1 .. array_length(tables, 1) LOOP
            EXECUTE format('ALTER TABLE public.%I SET SCHEMA previous', tables[i]);
            EXECUTE format('ALTER TABLE next.%I SET SCHEMA public', tables[i]);
            unknown := unknown || format(' AND NOT EXISTS (SELECT FROM public.%I AS of WHERE of.patient_id = it.patient_id)', tables[i]);
        END LOOP;
        DROP SCHEMA previous CASCADE;
        EXECUTE 'DELETE FROM public.patient AS it WHERE differs' || unknown;
        UPDATE public.patient SET differs = false WHERE differs;
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

-- Of how many patients the rebuilt model says nothing, all of whom are compared by then.
CREATE FUNCTION unknown_to_rebuild() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    table_name text;
    unknown text := '';
    counted bigint;
BEGIN
    FOREACH table_name IN ARRAY read_model() LOOP
        unknown := unknown || format(' AND NOT EXISTS (SELECT FROM next.%I AS of WHERE of.patient_id = it.patient_id)', table_name);
    END LOOP;
    EXECUTE 'SELECT count(*) FROM public.patient AS it WHERE differs' || unknown INTO counted;
    RETURN counted;
END $$;

ALTER TABLE rebuild ADD COLUMN begun_at timestamptz NOT NULL DEFAULT now();
COMMENT ON COLUMN rebuild.begun_at IS 'one of which nobody says that all is published is given up after a time';
