-- The rebuild of the read model that goes on, or none. Whoever writes to the model takes this row for share first; whoever
-- begins a rebuild or swaps takes it for update.
CREATE TABLE rebuild (
    id         integer PRIMARY KEY CHECK (id = 1),
    state      text NOT NULL CHECK (state IN ('none', 'building', 'catching-up')),
    patient_id uuid,
    targets    text NOT NULL,
    migration  integer NOT NULL,
    differed   bigint NOT NULL CHECK (differed >= 0)
);
COMMENT ON COLUMN rebuild.patient_id IS 'the one who is rebuilt; null for everybody';
COMMENT ON COLUMN rebuild.targets IS 'offsets up to which the topics have to be consumed before the swap';
COMMENT ON COLUMN rebuild.migration IS 'the last migration when it began: a model of another shape is never swapped in';
COMMENT ON COLUMN rebuild.differed IS 'of how many patients the last rebuilt model said something else than the one before';
INSERT INTO rebuild VALUES (1, 'none', NULL, '{}', 0, 0);

-- What a rebuild makes anew. Patients' locks and versions, tombstones and this table stay as they are.
CREATE FUNCTION read_model() RETURNS text[] LANGUAGE sql IMMUTABLE AS
$$ SELECT ARRAY ['care_team', 'care_team_member', 'schedule_fact', 'session_fact', 'checkpoint'] $$;

-- Makes the tables of the read model, empty, in the schema "next": alike in every column, constraint and index.
CREATE FUNCTION begin_rebuild() RETURNS void LANGUAGE plpgsql SET client_min_messages TO warning AS $$
DECLARE
    table_name text;
    definition text;
    definitions text[];
BEGIN
    DROP SCHEMA IF EXISTS next CASCADE;
    CREATE SCHEMA next;
    FOREACH table_name IN ARRAY read_model() LOOP
        EXECUTE format('CREATE TABLE next.%I (LIKE public.%I INCLUDING ALL EXCLUDING INDEXES)', table_name, table_name);
    END LOOP;
    -- Read before the search path changes, so that names are not written with their schema.
    SELECT array_agg(format('ALTER TABLE next.%I ADD CONSTRAINT %I %s', relname, conname, pg_get_constraintdef(c.oid))
            ORDER BY contype = 'f', conname)
        INTO definitions
        FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
        WHERE c.connamespace = 'public'::regnamespace AND relname = ANY (read_model()) AND contype IN ('p', 'u', 'f');
    SELECT definitions || coalesce(array_agg(replace(indexdef, ' ON public.', ' ON next.') ORDER BY indexname), '{}')
        INTO definitions
        FROM pg_indexes
        WHERE schemaname = 'public' AND tablename = ANY (read_model())
            AND indexname NOT IN (SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace);
    SET LOCAL search_path TO next, public;
    FOREACH definition IN ARRAY definitions LOOP
        EXECUTE definition;
    END LOOP;
    SET LOCAL search_path TO public;
END $$;

-- Counts a change of each patient of whom the two models differ; says of how many.
CREATE FUNCTION mark_rebuilt(patient uuid) RETURNS bigint LANGUAGE plpgsql SET client_min_messages TO warning AS $$
DECLARE
    table_name text;
    found uuid[];
    differ uuid[] := '{}';
BEGIN
    FOREACH table_name IN ARRAY read_model() LOOP
        EXECUTE format('SELECT array_agg(DISTINCT patient_id) FROM (
            (SELECT * FROM public.%1$I WHERE $1 IS NULL OR patient_id = $1
                EXCEPT SELECT * FROM next.%1$I WHERE $1 IS NULL OR patient_id = $1)
            UNION ALL
            (SELECT * FROM next.%1$I WHERE $1 IS NULL OR patient_id = $1
                EXCEPT SELECT * FROM public.%1$I WHERE $1 IS NULL OR patient_id = $1)) AS difference', table_name)
            INTO found USING patient;
        differ := differ || coalesce(found, '{}');
    END LOOP;
    UPDATE patient SET version = version + 1 WHERE patient_id = ANY (differ);
    RETURN (SELECT count(DISTINCT it) FROM unnest(differ) AS it);
END $$;

-- Puts the rebuilt model in the place of the one that is read: of everybody at once, or of one patient.
CREATE FUNCTION swap_rebuild(patient uuid) RETURNS void LANGUAGE plpgsql SET client_min_messages TO warning AS $$
DECLARE
    tables text[] := read_model();
BEGIN
    IF patient IS NULL THEN
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
