-- The order column is a database identity: a use case locks its aggregate's row before it inserts here,
-- so per key the order of this column is the order of the commits.
CREATE TABLE outbox (
    position       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id       uuid        NOT NULL,
    topic          text        NOT NULL CHECK (topic <> ''),
    key            text        NOT NULL CHECK (key <> ''),
    type           text        NOT NULL CHECK (type <> ''),
    source         text        NOT NULL,
    occurred_at    timestamptz NOT NULL,
    correlation_id text,
    data           text        NOT NULL
);
