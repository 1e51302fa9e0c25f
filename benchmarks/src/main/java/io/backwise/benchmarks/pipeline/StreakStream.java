package io.backwise.benchmarks.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.Flow;

/** Reads a patient's server-sent events, line by line. */
final class StreakStream implements Flow.Subscriber<String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";

    private final Patient patient;

    StreakStream(Patient patient) {
        this.patient = patient;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith(DATA)) {
            try {
                patient.sees(JSON.readTree(line.substring(DATA.length()))
                        .path("sessions")
                        .path("total")
                        .asLong(-1));
            } catch (IOException e) {
                throw new IllegalStateException("no summary: " + line, e);
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        // What it would have shown is missed by the reports that wait for it.
    }

    @Override
    public void onComplete() {
        // As onError.
    }
}
