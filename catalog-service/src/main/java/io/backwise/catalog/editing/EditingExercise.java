package io.backwise.catalog.editing;

import io.backwise.catalog.content.ShippedSources;
import io.backwise.catalog.editing.Publishing.Now;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.Origin;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.exercise.StoredExercise;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Publishes an exercise, or withdraws it: a new version, in one transaction with its events. */
@ApplicationScoped
class EditingExercise {
    private static final String WITHDRAWN = "withdrawn";

    private final Publishing publishing;
    private final ShippedSources sources;

    EditingExercise(Publishing publishing, ShippedSources sources) {
        this.publishing = publishing;
        this.sources = sources;
    }

    /** @throws io.backwise.kit.problem.ProblemException 400 with everything that is wrong with the draft */
    @WithTransaction
    Uni<ExerciseEdit> put(String by, String slug, Precondition precondition, ExerciseDraft draft) {
        return publishing.lock().chain(now -> {
            Optional<StoredExercise> before = now.exercise(slug);
            if (!precondition.holds(before.map(it -> tag(it.published(), now)))) {
                return Uni.createFrom().item(new ExerciseEdit.Changed());
            }
            List<Exercise> published = now.exercises().values().stream()
                    .map(it -> it.published().exercise())
                    .toList();
            new ExerciseCheck(now.rules().published().vocabulary(), sources.ids(), published)
                    .violations(slug, draft)
                    .refuseIfAny();
            Exercise exercise = draft.exercise(slug);
            new NeighbourCheck(published, exercise).violations().refuseIfAny();
            return publish(now, before, exercise, by, whyWithdrawn(before, exercise));
        });
    }

    /** A correction of what stays withdrawn does not take away why it was. */
    private static String whyWithdrawn(Optional<StoredExercise> before, Exercise now) {
        return before.map(StoredExercise::published)
                .filter(it ->
                        now.status().equals(WITHDRAWN) && it.exercise().status().equals(WITHDRAWN))
                .map(PublishedExercise::reason)
                .orElse("");
    }

    /** What is withdrawn already stays so, at the version that it has. */
    @WithTransaction
    Uni<ExerciseEdit> withdraw(String by, String slug, String reason) {
        return publishing.lock().chain(now -> {
            Optional<StoredExercise> before = now.exercise(slug);
            if (before.isEmpty()) {
                return Uni.createFrom().item(new ExerciseEdit.Missing());
            }
            Exercise exercise = before.get().published().exercise();
            return exercise.status().equals(WITHDRAWN)
                    ? Uni.createFrom().item(answer(before.get().published(), now, false))
                    : publish(now, before, exercise.with(WITHDRAWN), by, reason);
        });
    }

    private Uni<ExerciseEdit> publish(
            Now now, Optional<StoredExercise> before, Exercise exercise, String by, String reason) {
        long version = 1 + before.map(it -> it.published().version()).orElse(0L);
        PublishedExercise published = new PublishedExercise(exercise, version, reason);
        String digest = before.map(StoredExercise::contentDigest).orElse("");
        return publishing
                .publish(now, new StoredExercise(published, Origin.EDITOR, digest), by)
                .replaceWith(answer(published, now, before.isEmpty()));
    }

    private static ExerciseEdit answer(PublishedExercise published, Now now, boolean isFirst) {
        return new ExerciseEdit.Published(
                published, now.rules().published().vocabulary(), now.versions().rulesVersion(), isFirst);
    }

    private static String tag(PublishedExercise published, Now now) {
        return published.tag(now.versions().rulesVersion());
    }
}
