package io.backwise.kit.privacy;

import io.backwise.kit.store.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Remembers who was erased without keeping who it was: a keyed hash of the id and the time, nothing else. It outlives
 * everything that can be rebuilt, so that an event which comes again does not bring a person back. Without the key nobody
 * can tell whether a given id is among them; with another key everybody would be forgotten to be forgotten, so the key of
 * a service never changes.
 *
 * <p>A service that uses it has a table {@code tombstone (hash text PRIMARY KEY, erased_at timestamptz)}.
 */
@ApplicationScoped
public class Tombstones {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_KEY = 32;
    private static final String FIND = "SELECT hash FROM tombstone WHERE hash = ANY (cast(:hashes AS text[]))";
    private static final String PUT = """
            INSERT INTO tombstone (hash, erased_at)
            SELECT * FROM unnest(cast(:hashes AS text[]), cast(cast(:ats AS text[]) AS timestamptz[]))
            ON CONFLICT DO NOTHING
            """;

    private final SecretKeySpec key;

    /** @param key at least 32 characters that only this service knows */
    Tombstones(@ConfigProperty(name = "backwise.erasure.key") String key) {
        if (key.length() < LEAST_KEY) {
            throw new IllegalArgumentException("backwise.erasure.key must have at least " + LEAST_KEY + " characters");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Those of the ids that were erased. */
    public Uni<Set<UUID>> erased(Collection<UUID> ids) {
        Map<String, UUID> byHash = new HashMap<>();
        ids.forEach(it -> byHash.put(hash(it), it));
        return Sql.values(FIND, String.class, Map.of("hashes", byHash.keySet().toArray(String[]::new)))
                .map(found -> {
                    Set<UUID> erased = new HashSet<>(byHash.values());
                    erased.retainAll(found.stream().map(byHash::get).toList());
                    return erased;
                });
    }

    public Uni<Boolean> isErased(UUID id) {
        return erased(Set.of(id)).map(it -> !it.isEmpty());
    }

    /** Sets them, in the transaction that erases; the first time of each stands. */
    public Uni<Void> put(Map<UUID, Instant> erased) {
        List<UUID> ids = List.copyOf(erased.keySet());
        return Sql.update(
                        PUT,
                        Map.of(
                                "hashes", ids.stream().map(this::hash).toArray(String[]::new),
                                "ats",
                                        ids.stream()
                                                .map(it -> String.valueOf(erased.get(it)))
                                                .toArray(String[]::new)))
                .replaceWithVoid();
    }

    /** Under what the tombstone of an id stands, for a store that asks for it inside a statement of its own. */
    public String hash(UUID id) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(id.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
