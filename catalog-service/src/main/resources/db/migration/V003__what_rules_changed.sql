-- What a version of the rule set changed against the one before, found once when it is published: the documents are too
-- large to be compared whenever somebody reads the history. Empty for the first, and for those from before this column.
ALTER TABLE rules_version ADD changes text NOT NULL DEFAULT '[]';
