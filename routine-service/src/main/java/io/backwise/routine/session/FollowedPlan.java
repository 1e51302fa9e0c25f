package io.backwise.routine.session;

import io.backwise.routine.plan.Prescription;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a report is measured against: a plan at a revision, without the account of what it left out, which is most of it. */
record FollowedPlan(UUID patientId, int revision, List<Prescription> items) {

    Optional<Prescription> prescription(String exercise) {
        return items.stream().filter(it -> it.exercise().equals(exercise)).findFirst();
    }
}
