-- Why a version was published, as for a withdrawal; empty where nobody was asked.
ALTER TABLE exercise_version ADD reason text NOT NULL DEFAULT '';
