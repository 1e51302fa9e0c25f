package io.backwise.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.AccessMatrix;
import io.backwise.testkit.AccessMatrix.CallerKind;
import io.backwise.testkit.Tokens;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends every published operation that may change something, with a body that it would take, as everybody who may not: they are
 * refused and nothing is stored. Then who may sends the same, and is served: nothing but the caller was what stood in the way.
 */
public final class Refusals {
    private static final Set<Integer> REFUSED = Set.of(401, 403, 404);

    private Refusals() {}

    /**
     * Fails unless it holds.
     *
     * @param service whose table in {@code docs/access.md} says who may
     * @param attempts a request that is served, with its body
     * @param insiders tokens of those who have to do with whom the request is about, asked for after the attempt
     * @param state all that the service stores and no job of its own changes, in any form that can be compared
     */
    public static void assertHolds(
            String service,
            Function<Operation, Attempt> attempts,
            Supplier<Map<CallerKind, String>> insiders,
            Supplier<String> state)
            throws IOException {
        int asked = 0;
        List<String> wrong = new ArrayList<>();
        for (AccessMatrix.Row row : AccessMatrix.rows(service)) {
            if (row.method().equals("GET")) {
                continue;
            }
            Operation operation = Operation.published().stream()
                    .filter(it -> it.name().equals(row.operation()))
                    .findFirst()
                    .orElseThrow();
            Attempt attempt = attempts.apply(operation);
            Map<CallerKind, String> callers = strangers();
            callers.putAll(insiders.get());
            String before = state.get();
            for (Map.Entry<CallerKind, String> caller : callers.entrySet()) {
                if (!row.lets(caller.getKey())) {
                    int status = attempt.by(caller.getValue()).send(operation).status();
                    if (!REFUSED.contains(status)) {
                        wrong.add(row.operation() + " as " + caller.getKey() + ": " + status);
                    }
                    asked++;
                }
            }
            if (!state.get().equals(before)) {
                wrong.add("something was stored by who may not: " + row.operation());
            }
            RawHttp.Answer served = attempt.send(operation);
            if (served.status() >= 300) {
                wrong.add("served, not %s: %s %s".formatted(served, row.operation(), attempt.body()));
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isPositive();
        System.out.printf("law of refused callers, %s: %,d requests changed nothing%n", service, asked);
    }

    /** Who has nothing to do with anybody, by what they are. */
    private static Map<CallerKind, String> strangers() {
        Map<CallerKind, String> strangers = new EnumMap<>(CallerKind.class);
        strangers.put(CallerKind.NOBODY, "");
        strangers.put(CallerKind.ANOTHER_PATIENT, somebody("patient"));
        strangers.put(CallerKind.OTHER_CLINICIAN, somebody("clinician"));
        strangers.put(CallerKind.EDITOR, somebody("editor"));
        strangers.put(CallerKind.ADMIN, somebody("admin"));
        strangers.put(CallerKind.WITHOUT_ROLE, somebody(""));
        strangers.put(CallerKind.PATIENT_AND_CLINICIAN, somebody("patient,clinician"));
        return strangers;
    }

    private static String somebody(String role) {
        return Tokens.of(role, UUID.randomUUID().toString());
    }
}
