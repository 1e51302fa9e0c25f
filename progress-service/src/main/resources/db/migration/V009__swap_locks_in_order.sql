-- As before, but what is read in one statement is locked first, in the order in which that statement locks it (checkpoint, patient,
-- session_fact, schedule_fact): a summary and the swap would otherwise wait for each other.
CREATE OR REPLACE FUNCTION swap_rebuild(patient uuid) RETURNS void LANGUAGE plpgsql SET client_min_messages TO warning AS $$
DECLARE
    tables text[] := read_model();
BEGIN
    IF patient IS NULL THEN
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
