package io.backwise.routine.export;

import io.backwise.kit.problem.Problem;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/** Makes only so many exports at once, and of a caller one: a document of many years takes tens of megabytes. */
final class FewAtOnce {
    private static final int MOST = 2;

    private final Set<String> callers = new HashSet<>();

    /** Fails with 503 for one too many. */
    <T> Uni<T> make(String caller, Supplier<Uni<T>> export) {
        if (!begins(caller)) {
            return Uni.createFrom()
                    .failure(Problem.unavailable("Others are exported at the moment.")
                            .toException());
        }
        return Uni.createFrom().deferred(export::get).onTermination().invoke(() -> ends(caller));
    }

    private synchronized boolean begins(String caller) {
        return callers.size() < MOST && callers.add(caller);
    }

    private synchronized void ends(String caller) {
        callers.remove(caller);
    }
}
