package io.backwise.routine.catalogue;

/**
 * The replica of the catalogue.
 *
 * @param state {@code rebuilding} until everything has come again, {@code complete} otherwise
 * @param catalogVersion the version that is composed from; 0 before the first
 * @param exercises how many have come; of a rebuild those since it began
 */
public record ReplicaView(String state, long catalogVersion, long exercises) {}
