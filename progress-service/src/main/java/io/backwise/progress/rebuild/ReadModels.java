package io.backwise.progress.rebuild;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The model that is read and, while a rebuild goes on, the one that is built beside it: a fact is entered in both, in one
 * transaction. So the new one misses nothing that happens while it is built.
 */
@ApplicationScoped
public class ReadModels {
    private final RebuildStore store;

    ReadModels(RebuildStore store) {
        this.store = store;
    }

    /** The models as they stand until the transaction ends. The first thing that a transaction asks for, before any lock. */
    public Uni<Open> open() {
        return store.hold().map(it -> new Open(it));
    }

    /** The models that a transaction writes to. */
    public final class Open {
        private final RebuildStore.Rebuild rebuild;

        private Open(RebuildStore.Rebuild rebuild) {
            this.rebuild = rebuild;
        }

        /**
         * Writes to each model.
         *
         * @param write is given the patients of whom the model is to know, and speaks of the tables by their usual names
         * @return what it gave for the model that is read
         */
        public <T> Uni<T> write(Set<UUID> patients, Function<Set<UUID>, Uni<T>> write) {
            return write.apply(patients).chain(result -> {
                Set<UUID> beside = rebuilt(patients);
                return beside.isEmpty()
                        ? Uni.createFrom().item(result)
                        : store.beside(() -> write.apply(beside))
                                .chain(() -> touch(beside))
                                .replaceWith(result);
            });
        }

        /** No rebuild remembers these patients; asked for before they are locked, since who compares models locks in that order. */
        public Uni<Void> forget(Set<UUID> patients) {
            return rebuild.isComparing()
                    ? store.forget(patients)
                    : Uni.createFrom().voidItem();
        }

        private Uni<Void> touch(Set<UUID> patients) {
            return rebuild.isComparing()
                    ? store.touch(patients)
                    : Uni.createFrom().voidItem();
        }

        private Set<UUID> rebuilt(Set<UUID> patients) {
            if (!rebuild.isOn()) {
                return Set.of();
            }
            Optional<UUID> one = rebuild.patient();
            Set<UUID> some = new HashSet<>(patients);
            one.ifPresent(it -> some.retainAll(Set.of(it)));
            return some;
        }
    }
}
