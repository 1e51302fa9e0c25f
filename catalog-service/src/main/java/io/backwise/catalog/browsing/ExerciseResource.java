package io.backwise.catalog.browsing;

import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.catalogue.CurrentCatalogue;
import io.backwise.catalog.exercise.ExerciseFilter;
import io.backwise.catalog.exercise.PublishedExercise;
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
import jakarta.ws.rs.core.EntityTag;
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
    private final CurrentCatalogue current;
    private final ListingExercises listing;
    private final ReadingHistory history;

    ExerciseResource(CurrentCatalogue current, ListingExercises listing, ReadingHistory history) {
        this.current = current;
        this.listing = listing;
        this.history = history;
    }

    /** The exercises that pass every filter given, by slug. */
    @GET
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExercisePage.class)))
    public Uni<Response> list(@BeanParam ExerciseQuery query, @Context Request request) {
        Catalogue catalogue = current.get();
        ExerciseFilter filter = new FilterCheck(catalogue).filter(query);
        Limit limit = Limit.of(query.limit);
        String after = query.cursor == null ? "" : Cursor.decode(query.cursor);
        return listing.list(filter, after, limit)
                .map(page -> Freshness.answer(request, Freshness.tag(catalogue.versions()), () -> page));
    }

    /** One exercise, whatever its status. */
    @GET
    @Path("/{slug}")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ExerciseView.class)))
    public Response get(String slug, @Context Request request) {
        Catalogue catalogue = current.get();
        PublishedExercise exercise = exercise(catalogue, slug);
        EntityTag tag = new EntityTag(exercise.tag(catalogue.versions().rulesVersion()));
        return Freshness.answer(
                request,
                tag,
                () -> ExerciseView.of(exercise, catalogue.vocabulary().vocabulary()));
    }

    /** What the rules say of this exercise for somebody with these conditions who composes a plan alone. */
    @GET
    @Path("/{slug}/screening")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VerdictView.class)))
    public Response screening(String slug, @RestQuery @Nullable String conditions, @Context Request request) {
        Catalogue catalogue = current.get();
        exercise(catalogue, slug);
        Set<String> active = new FilterCheck(catalogue).conditions("conditions", conditions);
        return Freshness.answer(request, Freshness.tag(catalogue.versions()), () -> {
            Screening screening = catalogue.engine().screen(active, Audience.SELF);
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
        Catalogue catalogue = current.get();
        exercise(catalogue, slug);
        return history.page(slug, Cursor.below(cursor), Limit.of(limit))
                .map(page -> Freshness.answer(request, Freshness.tag(catalogue.versions()), () -> page));
    }

    private static PublishedExercise exercise(Catalogue catalogue, String slug) {
        return catalogue.exercise(slug).orElseThrow(() -> Problem.notFound().toException());
    }
}
