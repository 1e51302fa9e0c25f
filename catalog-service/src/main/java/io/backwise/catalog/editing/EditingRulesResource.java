package io.backwise.catalog.editing;

import io.backwise.catalog.catalogue.CurrentCatalogue;
import io.backwise.catalog.editing.RuleCheck.RuleDraft;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Changes of the rules, for editors. */
@Cancellable(false)
@Path("/api/catalog")
@RolesAllowed("editor")
public class EditingRulesResource {
    private final EditingRules rules;
    private final CurrentCatalogue current;
    private final CallerContext context;

    EditingRulesResource(EditingRules rules, CurrentCatalogue current, CallerContext context) {
        this.rules = rules;
        this.current = current;
        this.context = context;
    }

    /** A rule with the version of the rule set that it came with. */
    public record RuleView(Rule rule, long rulesVersion) {}

    /**
     * Adds a rule (201) or replaces it (200); screening follows within seconds, everywhere. With {@code If-Match}, the ETag of
     * {@code GET /rules}, only in the set that was read; with {@code If-None-Match: *} only when there is no such rule.
     */
    @PUT
    @Path("/rules/{id}")
    public Uni<RestResponse<RuleView>> putRule(
            String id,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @RestHeader("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable RuleDraft draft) {
        if (draft == null) {
            throw Problem.invalid("body", "must be a rule").toException();
        }
        return rules.put(context.caller().id(), id, Precondition.of(ifMatch, ifNoneMatch), draft)
                .call(current::look)
                .map(edit -> switch (edit) {
                    case RuleEdit.Changed it -> throw changed();
                    case RuleEdit.Put it -> answer(it);
                });
    }

    private static RestResponse<RuleView> answer(RuleEdit.Put it) {
        return RestResponse.ResponseBuilder.create(
                        it.isFirst() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                        new RuleView(it.rule(), it.rules().rulesVersion()))
                .tag(it.rules().tag())
                .build();
    }

    private static ProblemException changed() {
        return Problem.preconditionFailed("Other rules are published than were read; read them again.")
                .toException();
    }

    /** Ends a rule; with {@code If-Match}, the ETag of {@code GET /rules}, only in the set that was read. */
    @DELETE
    @Path("/rules/{id}")
    public Uni<RestResponse<Void>> deleteRule(String id, @RestHeader("If-Match") @Nullable String ifMatch) {
        return rules.delete(context.caller().id(), id, Precondition.of(ifMatch, null))
                .call(current::look)
                .map(edit -> switch (edit) {
                    case RuleEdit.Changed it -> throw changed();
                    case RuleEdit.Missing it -> throw Problem.notFound().toException();
                    case RuleEdit.Deleted it -> RestResponse.noContent();
                });
    }
}
