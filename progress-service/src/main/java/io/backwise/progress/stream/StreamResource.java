package io.backwise.progress.stream;

import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.json.EventJson;
import io.backwise.progress.reading.ReadingProgress.Versioned;
import io.backwise.progress.reading.Summary;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestMulti;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Progress, pushed as server-sent events. They are written here, because the framework's own answer sends its head before
 * it is known whether the caller may watch at all, and a refusal has to be a 404.
 */
@Cancellable(false)
@Path("/api/progress/patients/{patientId}/stream")
@RolesAllowed({"patient", "clinician"})
public class StreamResource {
    /** Shorter than the idle timeout of what may stand in between. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final Map<String, List<String>> HEADERS =
            Map.of("Content-Type", List.of("text/event-stream"), "Cache-Control", List.of("no-store"));

    private final WatchingProgress watching;
    private final CallerContext context;
    private final EventJson json;

    StreamResource(WatchingProgress watching, CallerContext context, EventJson json) {
        this.watching = watching;
        this.context = context;
        this.json = json;
    }

    /**
     * A {@code progress} event now and on each change; its id, sent back as {@code Last-Event-ID}, resumes. Ends when the token
     * does: who comes again brings a new one.
     */
    @GET
    @APIResponse(
            responseCode = "200",
            description = "Events named progress, each with an id and a summary",
            content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = Summary.class)))
    public Multi<Buffer> stream(UUID patientId, @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
        Instant tokenEnds = context.tokenEnds();
        return RestMulti.fromUniResponse(
                watching.begin(context.caller(), patientId),
                watch -> events(watching.follow(watch, version(lastEventId)), tokenEnds),
                watch -> HEADERS);
    }

    private Multi<Buffer> events(Multi<Versioned> summaries, Instant until) {
        Multi<Optional<Buffer>> events = summaries.map(it -> Optional.of(event(it)));
        // The end is an item of its own, so that the heartbeats end with the events and not at the next beat.
        Multi<Optional<Buffer>> andEnd = Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item(Optional.of(comment("connected"))),
                        events,
                        Multi.createFrom().item(Optional.empty()));
        Multi<Optional<Buffer>> heartbeats = Multi.createFrom()
                .ticks()
                .startingAfter(HEARTBEAT)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> Optional.of(comment("still here")));
        Multi<Optional<Buffer>> end = Uni.createFrom()
                .item(Optional.<Buffer>empty())
                .onItem()
                .delayIt()
                .by(left(until))
                .toMulti();
        return Multi.createBy()
                .merging()
                .streams(andEnd, heartbeats, end)
                .select()
                .first(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /** A token may be over already: the clocks of those who check it differ a little. */
    private static Duration left(Instant until) {
        Duration left = Duration.between(Instant.now(), until);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }

    private Buffer event(Versioned it) {
        return Buffer.buffer("id: " + it.version() + "\nevent: progress\ndata: " + json.write(it.summary()) + "\n\n");
    }

    private static Buffer comment(String text) {
        return Buffer.buffer(": " + text + "\n\n");
    }

    private static long version(@Nullable String lastEventId) {
        try {
            return lastEventId == null ? -1 : Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
