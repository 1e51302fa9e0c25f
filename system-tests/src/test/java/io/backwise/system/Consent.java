package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Consent is given in one service and acted upon in both: how long that takes is printed; what was seen is in the log. */
record Consent(Caller patient, Caller clinician, String patientId, String clinicianId) {
    private static final int CYCLES = 10;
    private static final long PATIENCE_MILLIS = 20_000;

    /** The promise: some six times what is measured. One of ten may meet a pause of the machine. */
    private static final long WITHIN_MILLIS = 1_000;

    private static final int MOST_LATE = 1;

    /** Gives and withdraws it again and again. */
    void comesAndGoes() throws Exception {
        String team = "/api/routine/patients/" + patientId + "/care-team/" + clinicianId;
        String progress = "/api/progress/patients/" + patientId;
        String profile = "/api/routine/patients/" + patientId + "/profile";
        List<Long> given = new ArrayList<>();
        List<Long> withdrawn = new ArrayList<>();
        for (int i = 0; i < CYCLES; i++) {
            assertThat(patient.ask("PUT", team)).isEqualTo(204);
            assertThat(clinician.ask("GET", profile)).isEqualTo(200);
            given.add(millisUntil(200, progress));
            assertThat(patient.ask("DELETE", team)).isEqualTo(204);
            assertThat(clinician.ask("GET", profile)).isEqualTo(404);
            withdrawn.add(millisUntil(404, progress));
        }
        given.sort(null);
        withdrawn.sort(null);
        System.out.printf(
                "consent in the other service: given after %d ms (at most %d), withdrawn after %d ms (at most %d)%n",
                given.get(CYCLES / 2), given.getLast(), withdrawn.get(CYCLES / 2), withdrawn.getLast());
        assertThat(given.get(CYCLES - 1 - MOST_LATE))
                .as("consent in the other service, ms")
                .isLessThan(WITHIN_MILLIS);
        assertThat(withdrawn.get(CYCLES - 1 - MOST_LATE)).as("its end, ms").isLessThan(WITHIN_MILLIS);
        for (int i = 0; i < 100 && !log().contains("\"read progress\""); i++) {
            Thread.sleep(100);
        }
        assertThat(log()).contains(clinicianId, "\"read profile\"", "\"read progress\"");
    }

    private String log() throws Exception {
        assertThat(patient.ask("GET", "/api/routine/patients/" + patientId + "/access-log?limit=100"))
                .isEqualTo(200);
        return patient.body();
    }

    /** While the service does not know whether consent holds it answers 503. */
    private long millisUntil(int status, String path) throws Exception {
        long began = System.nanoTime();
        int answer = clinician.ask("GET", path);
        while (answer != status && millisSince(began) < PATIENCE_MILLIS) {
            Thread.sleep(5);
            answer = clinician.ask("GET", path);
        }
        assertThat(answer).isEqualTo(status);
        return millisSince(began);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
