-- The row that a change of content locks first: one writer at a time, so that versions and events have one order.
CREATE TABLE catalogue (
    id              smallint PRIMARY KEY CHECK (id = 1),
    content_version integer NOT NULL CHECK (content_version >= 0),
    catalog_version bigint  NOT NULL CHECK (catalog_version >= 0),
    rules_version   bigint  NOT NULL CHECK (rules_version >= 0)
);
INSERT INTO catalogue VALUES (1, 0, 0, 0);

-- Every version that was ever published, never changed afterwards.
CREATE TABLE exercise_version (
    slug         text        NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    version      bigint      NOT NULL CHECK (version >= 1),
    body         text        NOT NULL,
    published_at timestamptz NOT NULL,
    published_by text        NOT NULL,
    PRIMARY KEY (slug, version)
);

-- The current version of each exercise, with what lists filter and search by.
CREATE TABLE exercise (
    slug             text PRIMARY KEY,
    version          bigint   NOT NULL,
    origin           text     NOT NULL CHECK (origin IN ('content', 'editor')),
    content_digest   text     NOT NULL,
    name             text     NOT NULL,
    category         text     NOT NULL,
    start_position   text     NOT NULL,
    difficulty       smallint NOT NULL CHECK (difficulty BETWEEN 1 AND 5),
    equipment        text[]   NOT NULL,
    regions          text[]   NOT NULL,
    traits           text[]   NOT NULL,
    status           text     NOT NULL CHECK (status IN ('standard', 'avoid-by-default', 'clinician-only', 'withdrawn')),
    words            text     NOT NULL,
    search           tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('english', name), 'A') || setweight(to_tsvector('english', words), 'B')) STORED,
    FOREIGN KEY (slug, version) REFERENCES exercise_version
);
CREATE INDEX exercise_search ON exercise USING gin (search);

-- The rule set with its vocabulary, one immutable document a version.
CREATE TABLE rules_version (
    version      bigint PRIMARY KEY CHECK (version >= 1),
    body         text        NOT NULL,
    digest       text        NOT NULL,
    origin       text        NOT NULL CHECK (origin IN ('content', 'editor')),
    published_at timestamptz NOT NULL,
    published_by text        NOT NULL
);
