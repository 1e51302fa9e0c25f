-- An access that another service tells of has an id: it may come more than once.
ALTER TABLE access_log ADD COLUMN access_id uuid UNIQUE;
COMMENT ON COLUMN access_log.access_id IS 'of an access in another service; null for one in this service';
