package io.backwise.routine.access;

import io.backwise.kit.paging.AllPages;
import io.backwise.routine.held.Held;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who else read or changed something; the newest first. */
@ApplicationScoped
class HeldAccesses implements Held {
    private final AccessStore store;

    HeldAccesses(AccessStore store) {
        this.store = store;
    }

    @Override
    public String section() {
        return "accessLog";
    }

    @Override
    public Set<String> tables() {
        return Set.of("access_log");
    }

    @Override
    public Multi<List<AccessEntry>> of(UUID patientId) {
        return AllPages.of(
                last -> store.entries(patientId, last.map(AccessEntry::id).orElse(Long.MAX_VALUE), AllPages.ROWS));
    }
}
