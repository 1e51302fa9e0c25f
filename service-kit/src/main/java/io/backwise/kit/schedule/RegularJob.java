package io.backwise.kit.schedule;

import io.backwise.kit.problem.Unavailability;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * A job that runs every few seconds. The next run tries again, so that a failure is told when it begins and when it is over,
 * and not each time.
 */
public final class RegularJob {
    private final Logger log;
    private final String what;
    private final AtomicBoolean failing = new AtomicBoolean();

    /** @param what begins a sentence of the log, as in "the rebuild waits" */
    public RegularJob(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /** Does the work once; never fails. */
    public Uni<Void> run(Supplier<? extends Uni<?>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .replaceWithVoid()
                .invoke(() -> {
                    if (failing.getAndSet(false)) {
                        log.infof("%s goes on", what);
                    }
                })
                .onFailure()
                .invoke(e -> {
                    if (!failing.getAndSet(true)) {
                        log.warnf("%s waits: %s", what, Unavailability.describe(e));
                    }
                })
                .onFailure()
                .recoverWithNull();
    }
}
