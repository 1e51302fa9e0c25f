-- When each partition of the care-team feed was last seen to be read to its end and applied, by whichever replica reads it. A
-- clinician's access rests on the oldest: a withdrawal may wait with a replica that is stuck.
CREATE TABLE care_team_feed (
    part         integer PRIMARY KEY,
    caught_up_at timestamptz NOT NULL
);
