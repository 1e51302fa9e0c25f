-- Rows of one key are all in one shard, so that several relays publish side by side and each key stays in order.
-- As many as Shares.SHARDS says.
ALTER TABLE outbox ADD COLUMN IF NOT EXISTS shard integer NOT NULL
    GENERATED ALWAYS AS (abs(hashtextextended(key, 0) % 4)) STORED;
CREATE INDEX IF NOT EXISTS outbox_of_shard ON outbox (shard, position);
