package io.backwise.routine.session;

import io.backwise.kit.paging.AllPages;
import io.backwise.routine.held.Held;
import io.backwise.routine.session.SessionStore.Stored;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reports, each with the answer that it got. */
@ApplicationScoped
class HeldSessions implements Held {
    private final SessionStore sessions;

    HeldSessions(SessionStore sessions) {
        this.sessions = sessions;
    }

    /**
     * A report and its answer.
     *
     * @param nextMorningAt when the morning after was told; null until then, and where the time was not kept yet
     */
    record Item(SessionView session, @Nullable Instant nextMorningAt, ReportAnswer answer) {}

    @Override
    public String section() {
        return "sessions";
    }

    @Override
    public Set<String> tables() {
        return Set.of("session");
    }

    @Override
    public Multi<List<Item>> of(UUID patientId) {
        return AllPages.<Stored>of(last -> sessions.after(patientId, last.map(Stored::session), AllPages.ROWS))
                .map(page -> page.stream()
                        .map(it -> new Item(
                                SessionView.of(it.session(), it.answer()),
                                it.session().nextMorningAt(),
                                it.answer()))
                        .toList());
    }
}
