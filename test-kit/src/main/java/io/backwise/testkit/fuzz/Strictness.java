package io.backwise.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends every published operation that takes a body one that it would take, with all that the document knows of it, spoiled in
 * each place in each way. All of them are refused with the field's name, nothing is stored, and the body itself is taken
 * afterwards.
 */
public final class Strictness {
    private Strictness() {}

    /**
     * Fails unless it holds.
     *
     * @param service its name, for the line that tells what was asked
     * @param attempts a request that is served, with its body
     * @param state all that the service stores and no job of its own changes, in any form that can be compared
     * @param exempt members that the bodies cannot have
     */
    public static void assertHolds(
            String service, Function<Operation, Attempt> attempts, Supplier<String> state, Exempt... exempt)
            throws IOException {
        List<Operation> operations =
                Operation.published().stream().filter(it -> it.body() != null).toList();
        assertThat(operations).isNotEmpty();
        int asked = 0;
        List<String> wrong = new ArrayList<>();
        Completeness completeness = new Completeness(exempt);
        for (Operation operation : operations) {
            Attempt attempt = attempts.apply(operation);
            completeness.look(operation, attempt);
            JsonNode body = Objects.requireNonNull(attempt.body(), () -> "a body for " + operation.name());
            String before = state.get();
            for (Spoiled it : Spoiled.all(body)) {
                RawHttp.Answer answer = attempt.send(operation, it.body());
                if (answer.status() != 400 || !answer.body().contains("\"field\":\"" + it.field() + '"')) {
                    wrong.add("400 for %s, not %s: %s %s".formatted(it.field(), answer, operation.name(), it.body()));
                }
                asked++;
            }
            if (!state.get().equals(before)) {
                wrong.add("something was stored by what is refused: " + operation.name());
            }
            RawHttp.Answer taken = attempt.send(operation);
            if (taken.status() >= 300) {
                wrong.add("taken, not %s: %s %s".formatted(taken, operation.name(), body));
            }
        }
        assertThat(completeness.complaints()).isEmpty();
        assertThat(wrong).isEmpty();
        System.out.printf(
                "law of strict bodies, %s: %,d spoiled requests to %d operations refused%n",
                service, asked, operations.size());
    }
}
