-- Whoever began one knows by its number whether another has taken its place.
ALTER TABLE republication ADD number bigint NOT NULL DEFAULT 1 CHECK (number >= 1);
