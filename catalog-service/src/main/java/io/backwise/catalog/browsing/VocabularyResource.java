package io.backwise.catalog.browsing;

import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.catalogue.CurrentCatalogue;
import io.backwise.catalog.vocabulary.Vocabulary;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Conditions, traits, rules and red flags, open to everybody; each whole, with the version of the rule set. */
@Cancellable(false)
@Path("/api/catalog")
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class VocabularyResource {
    private final CurrentCatalogue current;

    VocabularyResource(CurrentCatalogue current) {
        this.current = current;
    }

    /** A whole vocabulary; {@code next} is always null. */
    public record Words(List<?> items, @Nullable String next, long rulesVersion) {}

    @GET
    @Path("/conditions")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Words.class)))
    public Response conditions(@Context Request request) {
        return words(request, Vocabulary::conditions);
    }

    @GET
    @Path("/traits")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Words.class)))
    public Response traits(@Context Request request) {
        return words(request, Vocabulary::traits);
    }

    @GET
    @Path("/rules")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Words.class)))
    public Response rules(@Context Request request) {
        return words(request, Vocabulary::rules);
    }

    @GET
    @Path("/red-flags")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = Words.class)))
    public Response redFlags(@Context Request request) {
        return words(request, Vocabulary::redFlags);
    }

    private Response words(Request request, Function<Vocabulary, List<?>> of) {
        Catalogue catalogue = current.get();
        long version = catalogue.versions().rulesVersion();
        return Freshness.answer(
                request,
                new EntityTag("r" + version),
                () -> new Words(of.apply(catalogue.vocabulary().vocabulary()), null, version));
    }
}
