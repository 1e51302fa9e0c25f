-- While a replica is rebuilt the active catalogue goes on serving; it is taken over again once everything has come. Replicas
-- of the service look at the count of activations to know that there is another one to load.
ALTER TABLE replica_lock ADD COLUMN rebuilding boolean NOT NULL DEFAULT false;
ALTER TABLE replica_lock ADD COLUMN activations bigint NOT NULL DEFAULT 0 CHECK (activations >= 0);
UPDATE replica_lock SET activations = (SELECT count(*) FROM active_catalogue);
