package io.backwise.routine.session;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.DateRange;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.paging.Page;
import io.backwise.routine.access.Gate;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists reported sessions. */
@ApplicationScoped
class ReadingSessions {
    private static final UUID FIRST = new UUID(0, 0);

    private final Gate gate;
    private final SessionStore sessions;

    ReadingSessions(Gate gate, SessionStore sessions) {
        this.gate = gate;
        this.sessions = sessions;
    }

    @WithTransaction
    Uni<Page<SessionView>> page(Caller caller, UUID patientId, DateRange range, @Nullable String cursor, Limit limit) {
        Place after = cursor == null ? new Place(range.from(), FIRST) : Place.of(cursor);
        return gate.enter(caller, patientId, "read sessions")
                .chain(() -> sessions.page(patientId, range, after.day(), after.id(), limit.andOneMore()))
                .map(found -> Page.of(found, limit, it -> it.performedOn() + "/" + it.sessionId()));
    }

    /** The session that a page ended with. */
    private record Place(LocalDate day, UUID id) {
        static Place of(String cursor) {
            String[] parts = Cursor.decode(cursor).split("/", 2);
            try {
                LocalDate day = LocalDate.parse(parts[0]);
                DateRange.sane("cursor", day);
                return new Place(day, UUID.fromString(parts.length < 2 ? "" : parts[1]));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Cursor.foreign();
            }
        }
    }
}
