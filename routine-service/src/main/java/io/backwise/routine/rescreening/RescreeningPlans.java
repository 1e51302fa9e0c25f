package io.backwise.routine.rescreening;

import io.backwise.kit.order.InOrder;
import io.backwise.kit.schedule.RegularJob;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.CurrentCatalogue;
import io.backwise.routine.profile.PatientStore;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.rescreening.ScreeningStore.Due;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Screens every plan in force again when the catalogue changed, and each every few hours, since conditions end with time.
 * Most are safe, and are looked at by the hundred; one that is not is changed in a transaction of its own, with its patient
 * locked. Replicas share the work.
 */
@ApplicationScoped
class RescreeningPlans {
    private static final Logger LOG = Logger.getLogger(RescreeningPlans.class);
    private static final int AT_ONCE = 200;
    private static final Duration GOOD_FOR = Duration.ofHours(6);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /** From so many plans on a run is told in the log, and how far it is each time as many were looked at. */
    private static final int WORTH_TELLING = 1_000;

    private final RegularJob job = new RegularJob(LOG, "the re-screening of plans");
    private final CurrentCatalogue catalogue;
    private final ScreeningStore screenings;
    private final PatientStore patients;
    private final KeepingPlanSafe safety;
    private final MeterRegistry metrics;

    RescreeningPlans(
            CurrentCatalogue catalogue,
            ScreeningStore screenings,
            PatientStore patients,
            KeepingPlanSafe safety,
            MeterRegistry metrics) {
        this.catalogue = catalogue;
        this.screenings = screenings;
        this.patients = patients;
        this.safety = safety;
        this.metrics = metrics;
    }

    /** How far one run is. */
    private static final class Run {
        private final Catalogue catalogue;
        private final long began = System.nanoTime();
        private int looked;
        private int unsafe;
        private Optional<Throwable> failure = Optional.empty();

        Run(Catalogue catalogue) {
            this.catalogue = catalogue;
        }

        double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> look() {
        if (!catalogue.isLoaded()) {
            return Uni.createFrom().voidItem();
        }
        Run run = new Run(catalogue.get());
        return job.run(() -> batches(run, BEFORE_ALL)
                .invoke(() -> ended(run))
                .chain(() -> run.failure.isPresent()
                        ? Uni.createFrom().failure(run.failure.get())
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> batches(Run run, UUID after) {
        return Panache.withTransaction(() -> safeOnes(run, after)).chain(batch -> InOrder.each(
                        batch.unsafe(), it -> change(run, it))
                .invoke(() -> progress(run, batch.size()))
                .chain(() -> batch.size() < AT_ONCE ? Uni.createFrom().voidItem() : batches(run, batch.last())));
    }

    /** @param last the plan after which the next batch begins */
    private record Batch(int size, UUID last, List<Due> unsafe) {}

    /** Looks at the next plans, and marks those which are safe. */
    private Uni<Batch> safeOnes(Run run, UUID after) {
        Instant now = Instant.now();
        return screenings
                .due(run.catalogue.catalogVersion(), now.minus(GOOD_FOR), after, AT_ONCE)
                .chain(due -> {
                    List<UUID> safe = new ArrayList<>();
                    List<Due> unsafe = new ArrayList<>();
                    for (Due it : due) {
                        if (isSafe(run.catalogue, it)) {
                            safe.add(it.plan().planId());
                        } else {
                            unsafe.add(it);
                        }
                    }
                    UUID last = due.isEmpty() ? after : due.getLast().plan().planId();
                    return screenings
                            .screened(safe, run.catalogue.catalogVersion(), now)
                            .replaceWith(new Batch(due.size(), last, unsafe));
                });
    }

    /** What cannot be screened is not safe. */
    private static boolean isSafe(Catalogue catalogue, Due it) {
        try {
            return isKnownToBeSafe(catalogue, it);
        } catch (RuntimeException e) {
            return false;
        }
    }

    private static boolean isKnownToBeSafe(Catalogue catalogue, Due it) {
        return SafePlan.isSafe(catalogue, it.plan(), it.profile(), today(it.profile()));
    }

    private static LocalDate today(Profile profile) {
        return LocalDate.now(ZoneId.of(profile.zone()));
    }

    private Uni<Void> change(Run run, Due it) {
        run.unsafe++;
        UUID patientId = it.plan().patientId();
        return Panache.withTransaction(() -> patients.lock(patientId)
                        .chain(() -> safety.look(patientId))
                        .chain(() -> screenings.screened(
                                List.of(it.plan().planId()), run.catalogue.catalogVersion(), Instant.now())))
                // One plan must not keep those after it from being looked at; the run fails at its end.
                .onFailure()
                .invoke(e -> run.failure = Optional.of(e))
                .onFailure()
                .recoverWithNull();
    }

    private void progress(Run run, int size) {
        int before = run.looked;
        run.looked += size;
        metrics.counter("backwise.rescreened.plans").increment(size);
        if (run.looked / WORTH_TELLING > before / WORTH_TELLING) {
            LOG.infof(
                    "re-screening with catalogue %d: %d plans in %.1f s, %d of them unsafe",
                    run.catalogue.catalogVersion(), run.looked, run.seconds(), run.unsafe);
        }
    }

    private void ended(Run run) {
        if (run.looked == 0) {
            return;
        }
        metrics.counter("backwise.rescreened.unsafe").increment(run.unsafe);
        metrics.timer("backwise.rescreening").record(Duration.ofNanos(System.nanoTime() - run.began));
        if (run.looked >= WORTH_TELLING || run.unsafe > 0) {
            LOG.infof(
                    "re-screened with catalogue %d: %d plans in %.1f s, %d of them changed",
                    run.catalogue.catalogVersion(), run.looked, run.seconds(), run.unsafe);
        }
    }
}
