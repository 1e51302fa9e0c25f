-- The rules of the release that was imported last, as it shipped them. What differs from them an editor changed, and an
-- import leaves that as it is: of what was published it cannot be told once a release and an editor's changes are in one version.
CREATE TABLE shipped_rules (
    id   smallint PRIMARY KEY CHECK (id = 1),
    body text NOT NULL
);
INSERT INTO shipped_rules SELECT 1, body FROM rules_version WHERE origin = 'content' ORDER BY version DESC LIMIT 1;

-- Until now a release left out all its rules where an editor had changed one. The last one is looked at once more.
UPDATE catalogue SET content_version = content_version - 1
WHERE (SELECT origin FROM rules_version ORDER BY version DESC LIMIT 1) = 'editor';
