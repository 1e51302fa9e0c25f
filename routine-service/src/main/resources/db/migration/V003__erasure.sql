-- Who was erased, as a keyed hash of the id: enough to know them again, not to know who they were.
CREATE TABLE tombstone (
    hash      text PRIMARY KEY CHECK (hash <> ''),
    erased_at timestamptz NOT NULL
);
