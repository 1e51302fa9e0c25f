-- Rows of one key are all in one shard, so that several relays publish side by side and each key stays in order.
-- As many as Shares.SHARDS says; with another number the column is made anew, and its index with it.
ALTER TABLE outbox DROP COLUMN IF EXISTS shard;
ALTER TABLE outbox ADD COLUMN shard integer NOT NULL GENERATED ALWAYS AS (abs(hashtextextended(key, 0) % 4)) STORED;
CREATE INDEX outbox_of_shard ON outbox (shard, position);
