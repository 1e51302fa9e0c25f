-- A plan event is kept with its type and data as a session is: one that another takes the place of can be told, and replayed, as it
-- came. What was kept until now is told again from its fact.
ALTER TABLE schedule_fact ADD COLUMN type text NOT NULL DEFAULT '';
UPDATE schedule_fact SET
    type = 'io.backwise.routine.plan.' || CASE kind WHEN 'scheduled' THEN 'revised' ELSE kind END || '.v1',
    body = json_build_object('patientId', patient_id, 'sequence', sequence, 'from', day,
        'to', CASE kind WHEN 'completed' THEN day END,
        'weekdays', array_remove(ARRAY [
            CASE WHEN weekdays & 1 <> 0 THEN 'MONDAY' END, CASE WHEN weekdays & 2 <> 0 THEN 'TUESDAY' END,
            CASE WHEN weekdays & 4 <> 0 THEN 'WEDNESDAY' END, CASE WHEN weekdays & 8 <> 0 THEN 'THURSDAY' END,
            CASE WHEN weekdays & 16 <> 0 THEN 'FRIDAY' END, CASE WHEN weekdays & 32 <> 0 THEN 'SATURDAY' END,
            CASE WHEN weekdays & 64 <> 0 THEN 'SUNDAY' END], NULL),
        'zone', CASE zone WHEN '' THEN 'UTC' ELSE zone END,
        'pause', CASE kind
            WHEN 'suspended' THEN json_build_object('from', day, 'to', NULL)
            WHEN 'resumed' THEN json_build_object('from', day, 'to', day) END)::text;
-- The default stays: a replica of before, which still runs while another is renewed, says no type.

-- A rebuild that has begun goes on until it is given up, since its model has another shape.
ALTER TABLE IF EXISTS next.schedule_fact ADD COLUMN type text NOT NULL DEFAULT '';
