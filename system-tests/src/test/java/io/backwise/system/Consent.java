package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Consent is given in one service and acted upon in both, wherever a clinician looks: how long that takes is printed; what was seen
 * is in the log.
 */
record Consent(Caller patient, Caller clinician, String patientId, String clinicianId) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PANEL = "/api/progress/clinicians/me/panel";
    private static final int CYCLES = 10;
    private static final long PATIENCE_MILLIS = 20_000;
    private static final long BETWEEN_MILLIS = 10;

    /** The promise: some six times what is measured. One of ten may meet a pause of the machine. */
    private static final long WITHIN_MILLIS = 1_000;

    private static final int MOST_LATE = 1;

    /** Gives and withdraws it again and again. */
    void comesAndGoes() throws Exception {
        String team = "/api/routine/patients/" + patientId + "/care-team/" + clinicianId;
        String progress = "/api/progress/patients/" + patientId;
        String profile = "/api/routine/patients/" + patientId + "/profile";
        Delays given = new Delays("given");
        Delays withdrawn = new Delays("withdrawn");
        for (int i = 0; i < CYCLES; i++) {
            Instant since = Instant.now();
            assertThat(patient.ask("PUT", team)).isEqualTo(204);
            long began = System.nanoTime();
            assertThat(clinician.ask("GET", profile)).isEqualTo(200);
            given.measure(
                    began,
                    List.of(
                            new Look("a read", () -> clinician.ask("GET", progress) == 200),
                            new Look("the panel", () -> panelHasPatient(true))));
            try (Watching stream = new Watching(clinician, progress + "/stream")) {
                assertLogged(since, "read profile", "read progress", "read panel", "watch progress");
                assertThat(stream.goesOn()).isTrue();
                assertThat(patient.ask("DELETE", team)).isEqualTo(204);
                began = System.nanoTime();
                assertThat(clinician.ask("GET", profile)).isEqualTo(404);
                withdrawn.measure(
                        began,
                        List.of(
                                new Look("an open stream", stream::hasEnded),
                                new Look("a read", () -> clinician.ask("GET", progress) == 404),
                                new Look("the panel", () -> panelHasPatient(false))));
            }
        }
        System.out.printf("consent in the other service: %s; %s%n", given, withdrawn);
        given.assertSoon();
        withdrawn.assertSoon();
    }

    /** While the service does not know whether consent holds it answers 503, which is neither. */
    private boolean panelHasPatient(boolean has) throws Exception {
        int status = clinician.ask("GET", PANEL);
        String body = clinician.body();
        // A stream of the same caller may have ended in between, and then the body is what came of it.
        return status == 200 && body.contains("\"items\"") && body.contains(patientId) == has;
    }

    /** What the other service tells has its way to the log; who watches stands there once the stream is open. */
    private void assertLogged(Instant since, String... accesses) throws Exception {
        Set<String> logged = logged(since);
        for (int i = 0; i < 200 && !logged.containsAll(List.of(accesses)); i++) {
            Thread.sleep(50);
            logged = logged(since);
        }
        assertThat(logged).contains(accesses);
    }

    private Set<String> logged(Instant since) throws Exception {
        assertThat(patient.ask("GET", "/api/routine/patients/" + patientId + "/access-log?limit=100"))
                .isEqualTo(200);
        Set<String> what = new HashSet<>();
        for (JsonNode it : JSON.readTree(patient.body()).path("items")) {
            if (it.path("who").asText().equals(clinicianId)
                    && !Instant.parse(it.path("at").asText()).isBefore(since)) {
                what.add(it.path("what").asText());
            }
        }
        return what;
    }

    /** Where consent shows, and whether it does. */
    private record Look(String where, Callable<Boolean> shows) {}

    /** How soon it showed in each place, in milliseconds after the answer that it holds or is over. */
    private record Delays(String what, Map<String, List<Long>> millis) {
        Delays(String what) {
            this(what, new TreeMap<>());
        }

        /** Looks at all in turn until it shows in each. */
        void measure(long began, List<Look> looks) throws Exception {
            List<Look> left = new ArrayList<>(looks);
            while (!left.isEmpty() && millisSince(began) < PATIENCE_MILLIS) {
                for (Iterator<Look> all = left.iterator(); all.hasNext(); ) {
                    Look look = all.next();
                    if (look.shows().call()) {
                        millis.computeIfAbsent(look.where(), it -> new ArrayList<>())
                                .add(millisSince(began));
                        all.remove();
                    }
                }
                if (!left.isEmpty()) {
                    Thread.sleep(BETWEEN_MILLIS);
                }
            }
            assertThat(left)
                    .extracting(Look::where)
                    .as("where it never was " + what)
                    .isEmpty();
        }

        void assertSoon() {
            millis.forEach((where, all) -> assertThat(sorted(all).get(CYCLES - 1 - MOST_LATE))
                    .as("%s for %s, ms", what, where)
                    .isLessThan(WITHIN_MILLIS));
        }

        @Override
        public String toString() {
            return millis.entrySet().stream()
                    .map(it -> "%s for %s after %d ms (at most %d)"
                            .formatted(
                                    what,
                                    it.getKey(),
                                    sorted(it.getValue()).get(CYCLES / 2),
                                    sorted(it.getValue()).getLast()))
                    .collect(Collectors.joining(", "));
        }

        private static List<Long> sorted(List<Long> all) {
            return all.stream().sorted().toList();
        }

        private static long millisSince(long nanos) {
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
        }
    }
}
