package io.backwise.catalog.browsing;

import io.backwise.kit.paging.Cursor;
import io.backwise.kit.paging.Limit;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/**
 * Conditions, traits, rules and red flags, open to everybody; each whole, with the version of the rule set, and the
 * history of its versions.
 */
@Cancellable(false)
@Path("/api/catalog")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {
    private final CurrentContent current;
    private final ReadingHistory history;

    VocabularyResource(CurrentContent current, ReadingHistory history) {
        this.current = current;
        this.history = history;
    }

    @GET
    @Path("/conditions")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WordsView.class)))
    public Response conditions(@Context Request request) {
        return words(request, Words.CONDITIONS);
    }

    @GET
    @Path("/traits")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WordsView.class)))
    public Response traits(@Context Request request) {
        return words(request, Words.TRAITS);
    }

    @GET
    @Path("/rules")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WordsView.class)))
    public Response rules(@Context Request request) {
        return words(request, Words.RULES);
    }

    /** Who published which version of the rule set when, and what it changed; the newest first. */
    @GET
    @Path("/rules/versions")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RulesVersionPage.class)))
    public Uni<Response> rulesVersions(
            @RestQuery @Nullable String cursor, @RestQuery @Nullable Integer limit, @Context Request request) {
        EntityTag tag = current.get().tag();
        return history.rules(Cursor.below(cursor), Limit.of(limit))
                .map(page -> Freshness.answer(request, tag, () -> page));
    }

    @GET
    @Path("/red-flags")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = WordsView.class)))
    public Response redFlags(@Context Request request) {
        return words(request, Words.RED_FLAGS);
    }

    private Response words(Request request, Words kind) {
        Rendered words = current.get().words(kind);
        return Freshness.answer(request, words.tag(), words::body);
    }
}
