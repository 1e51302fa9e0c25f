package io.backwise.catalog.editing;

import io.backwise.catalog.browsing.ExerciseView;
import io.backwise.catalog.catalogue.CurrentCatalogue;
import io.backwise.kit.identity.CallerContext;
import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.Violations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Changes of exercises, for editors. */
@Cancellable(false)
@Path("/api/catalog/exercises")
@RolesAllowed("editor")
public class EditingExerciseResource {
    private final EditingExercise exercises;
    private final CurrentCatalogue current;
    private final CallerContext context;

    EditingExerciseResource(EditingExercise exercises, CurrentCatalogue current, CallerContext context) {
        this.exercises = exercises;
        this.current = current;
        this.context = context;
    }

    /** @param reason for the history and for those whose plans it leaves */
    public record WithdrawalRequest(@Nullable String reason) {}

    /** Creates an exercise ({@code If-None-Match: *}: 201) or replaces the one that was seen ({@code If-Match}: 200). */
    @PUT
    @Path("/{slug}")
    public Uni<RestResponse<ExerciseView>> put(
            String slug,
            @RestHeader("If-Match") @Nullable String ifMatch,
            @RestHeader("If-None-Match") @Nullable String ifNoneMatch,
            @Nullable ExerciseDraft draft) {
        Precondition precondition = Precondition.of(ifMatch, ifNoneMatch)
                .orElseThrow(() -> Problem.preconditionRequired(
                                "Send If-None-Match: * to create, or If-Match with the ETag that was read.")
                        .toException());
        if (draft == null) {
            throw Problem.invalid("body", "must be an exercise").toException();
        }
        return exercises
                .put(context.caller().id(), slug, precondition, draft)
                .call(current::look)
                .map(EditingExerciseResource::exercise);
    }

    /** The exercise leaves every plan; whoever asks again gets the same answer. */
    @POST
    @Path("/{slug}/withdrawal")
    public Uni<RestResponse<ExerciseView>> withdraw(String slug, @Nullable WithdrawalRequest request) {
        String reason = request == null ? null : request.reason();
        Violations violations = new Violations();
        violations.text("reason", reason, Violations.LONGEST_TEXT);
        violations.refuseIfAny();
        return exercises
                .withdraw(context.caller().id(), slug, reason == null ? "" : reason)
                .call(current::look)
                .map(EditingExerciseResource::exercise);
    }

    private static RestResponse<ExerciseView> exercise(ExerciseEdit edit) {
        return switch (edit) {
            case ExerciseEdit.Published it ->
                RestResponse.ResponseBuilder.create(
                                it.isFirst() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
                                ExerciseView.of(it.published(), it.vocabulary()))
                        .tag(it.published().tag(it.rulesVersion()))
                        .build();
            case ExerciseEdit.Changed it ->
                throw Problem.preconditionFailed("Something else is published than was read; read it again.")
                        .toException();
            case ExerciseEdit.Missing it -> throw Problem.notFound().toException();
        };
    }
}
