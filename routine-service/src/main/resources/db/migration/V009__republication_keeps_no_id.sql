-- Nothing runs: the id of the patient who came last is kept no more.
UPDATE republication SET after_id = '00000000-0000-0000-0000-000000000000' WHERE state = 'written';
COMMENT ON COLUMN republication.after_id IS 'while it runs, patients up to this id are done';
