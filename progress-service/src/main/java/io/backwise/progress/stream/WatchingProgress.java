package io.backwise.progress.stream;

import io.backwise.kit.identity.Caller;
import io.backwise.kit.order.OwnContext;
import io.backwise.kit.problem.ProblemException;
import io.backwise.progress.reading.ReadingProgress;
import io.backwise.progress.reading.ReadingProgress.Versioned;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** A patient's summary, now and after each change, for as long as the caller may see it. */
@ApplicationScoped
class WatchingProgress {
    private final ReadingProgress reading;
    private final ChangeFeed feed;

    WatchingProgress(ReadingProgress reading, ChangeFeed feed) {
        this.reading = reading;
        this.feed = feed;
    }

    /** A caller who was let in, with the summary at that moment. */
    record Watch(Caller caller, UUID patientId, Versioned now) {}

    /** Lets the caller in; fails with the problem that says why not. */
    Uni<Watch> begin(Caller caller, UUID patientId) {
        return reading.watched(caller, patientId).map(now -> new Watch(caller, patientId, now));
    }

    /**
     * The summaries from now on, each different from the one before. Ends when the caller may no longer see them.
     *
     * @param seen the version that the caller has; negative for none. What is newer comes at once
     */
    Multi<Versioned> follow(Watch watch, long seen) {
        AtomicReference<Versioned> last = new AtomicReference<>(watch.now());
        Multi<Versioned> changes = feed.after(watch.patientId(), watch.now().version())
                .emitOn(OwnContext.executor())
                .onItem()
                .transformToUniAndConcatenate(version -> reading.watchedStill(watch.caller(), watch.patientId()))
                .onFailure(ProblemException.class)
                .recoverWithCompletion()
                .select()
                .where(it -> !last.getAndSet(it).summary().equals(it.summary()));
        Multi<Versioned> first = watch.now().version() > seen
                ? Multi.createFrom().item(watch.now())
                : Multi.createFrom().empty();
        return Multi.createBy().concatenating().streams(first, changes);
    }
}
