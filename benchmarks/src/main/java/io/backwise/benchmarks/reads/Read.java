package io.backwise.benchmarks.reads;

import io.backwise.benchmarks.measure.MeasuredSystem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is read, and what a bare server does to answer it.
 *
 * @param service that is asked, {@link MeasuredSystem#CATALOGUE} for example
 * @param status of the answer
 * @param statement that the control runs, with {@code $1} and {@code $2} for what differs between the requests; empty for none
 */
record Read(
        String name,
        String service,
        int status,
        String database,
        String statement,
        List<Asked> asked,
        double gate,
        double goal) {

    /**
     * A request; all of one kind are asked in turn.
     *
     * @param patient {@code $1} of the control's statement; empty where there is none
     * @param known {@code $2}, what the service knows from the time before; empty where there is none
     */
    record Asked(String path, Map<String, String> headers, List<UUID> patient, List<Long> known) {
        Asked(String path, Map<String, String> headers) {
            this(path, headers, List.of(), List.of());
        }
    }
}
