package io.backwise.local;

import io.backwise.embedded.PartFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** Parts that start side by side. */
final class PartStarts {
    private PartStarts() {}

    /** @throws StackException for the first that did not start, once all have come to an end */
    static void await(List<Future<?>> parts) {
        List<Throwable> failures = new ArrayList<>();
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause() == null ? e : e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failed(failures.getFirst());
        }
    }

    private static StackException failed(Throwable cause) {
        return switch (cause) {
            case StackException known -> known;
            case PartFailedException part ->
                new StackException(part.getMessage()
                        + "\nThe data directory may be damaged: move it away, or name another with --data");
            default -> new StackException("a part did not start: " + cause, cause);
        };
    }
}
