package io.backwise.routine.session;

import io.backwise.kit.outbox.OutboxEvent;
import io.backwise.routine.republication.Announced;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Every session that was reported, as it was announced. */
@ApplicationScoped
@Priority(1)
class AnnouncedSessions implements Announced {
    private final SessionStore sessions;

    AnnouncedSessions(SessionStore sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<List<OutboxEvent>> announced(UUID patientId) {
        return sessions.all(patientId).map(all -> all.stream()
                .map(it -> SessionV1.event(it.session(), it.answer().response()))
                .toList());
    }
}
