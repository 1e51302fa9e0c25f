-- Something came of a care team that could not be read, and may have been a withdrawal of consent: whoever was on the team is not let
-- in by it, until a team that is as new or newer comes.
ALTER TABLE care_team ADD COLUMN doubtful boolean NOT NULL DEFAULT false;
-- A rebuild that has begun goes on until it is given up, since its model has another shape.
ALTER TABLE IF EXISTS next.care_team ADD COLUMN doubtful boolean NOT NULL DEFAULT false;
