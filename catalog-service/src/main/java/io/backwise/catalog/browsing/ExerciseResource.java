package io.backwise.catalog.browsing;

import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import io.backwise.kit.problem.Problem;
import io.backwise.screening.Audience;
import io.backwise.screening.Screening;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Exercises, open to everybody. */
@Cancellable(false)
@Path("/api/catalog/exercises")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class ExerciseResource {
    private final CurrentContent current;
    private final ListingExercises listing;
    private final ReadingHistory history;

    ExerciseResource(CurrentContent current, ListingExercises listing, ReadingHistory history) {
        this.current = current;
        this.listing = listing;
        this.history = history;
    }

    /** The exercises that pass every filter given, by slug. */
    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExercisePage.class)))
    public Uni<Response> list(@BeanParam ExerciseQuery query, @Context Request request) {
        PublishedContent content = current.get();
        ExerciseFilter filter = new FilterCheck(content.words()).filter(query);
        Limit limit = Limit.of(query.limit);
        String after = query.cursor == null ? "" : Cursor.decode(query.cursor);
        return listing.list(content, filter, after, limit)
                .map(page -> Freshness.answer(request, content.tag(), () -> page));
    }

    /** One exercise, whatever its status. */
    @GET
    @Path("/{slug}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExerciseView.class)))
    public Response get(String slug, @Context Request request) {
        Rendered exercise = exercise(current.get(), slug);
        return Freshness.answer(request, exercise.tag(), exercise::body);
    }

    /** What the rules say of this exercise for somebody with these conditions who composes a plan alone. */
    @GET
    @Path("/{slug}/screening")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VerdictView.class)))
    public Response screening(String slug, @RestQuery @Nullable String conditions, @Context Request request) {
        PublishedContent content = current.get();
        exercise(content, slug);
        Set<String> active = new FilterCheck(content.words()).conditions("conditions", conditions);
        return Freshness.answer(request, content.tag(), () -> {
            Screening screening = content.catalogue().engine().screen(active, Audience.SELF);
            return VerdictView.of(slug, screening.verdict(slug), screening.alternatives(slug));
        });
    }

    /** Who published which version when, and what it changed; the newest first. */
    @GET
    @Path("/{slug}/versions")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExerciseVersionPage.class)))
    public Uni<Response> versions(
            String slug,
            @RestQuery @Nullable String cursor,
            @RestQuery @Nullable Integer limit,
            @Context Request request) {
        PublishedContent content = current.get();
        exercise(content, slug);
        return history.page(slug, Cursor.below(cursor), Limit.of(limit))
                .map(page -> Freshness.answer(request, content.tag(), () -> page));
    }

    private static Rendered exercise(PublishedContent content, String slug) {
        return content.exercise(slug).orElseThrow(() -> Problem.notFound().toException());
    }
}
