package io.backwise.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backwise.testkit.Cases;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Asks every published operation with hostile input, as somebody who may. No answer is a failure of the server or late, and a
 * refusal names nothing of the inside and has changed nothing.
 */
public final class Fuzz {
    private static final int CASES = Integer.getInteger("backwise.fuzz.cases", 800);

    /** Refused before anything that was hostile about the request was looked at. */
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403);

    /** Requests to each operation, from which on it is next to certain that none was left out. */
    private static final int ENOUGH = 20;

    private static final List<String> METHODS =
            List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO");

    private final List<Operation> operations = Operation.published();
    private final BiFunction<Operation, SplittableRandom, Attempt> attempts;
    private final Supplier<String> state;
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Set<String> asked = new TreeSet<>();

    private Fuzz(BiFunction<Operation, SplittableRandom, Attempt> attempts, Supplier<String> state) {
        this.attempts = attempts;
        this.state = state;
    }

    /** @param isSpoiled whether there is something in its body that has to be refused */
    private record Request(
            String method, String target, List<String> headers, byte[] body, boolean mayChange, boolean isSpoiled) {
        @Override
        public String toString() {
            String sent = new String(body, StandardCharsets.UTF_8);
            String headersTold = headers.stream()
                    .filter(it -> !it.startsWith("Authorization"))
                    .map(Fuzz::shortened)
                    .collect(Collectors.joining(" | "));
            return method + " " + shortened(target) + " | " + headersTold + " | " + shortened(sent);
        }
    }

    /**
     * Runs {@code -Dbackwise.fuzz.cases}, 800 unless told; a failing one names its seed.
     *
     * @param service its name, for the line that tells what was answered
     * @param attempts a request that would be served
     * @param state all that the service stores and no job of its own changes, in any form that can be compared
     */
    public static void run(
            String service, BiFunction<Operation, SplittableRandom, Attempt> attempts, Supplier<String> state) {
        Fuzz fuzz = new Fuzz(attempts, state);
        assertThat(fuzz.operations).isNotEmpty();
        long first = Cases.run(CASES, fuzz::one);
        fuzz.assertReached();
        System.out.printf(
                "law of hostile input, %s: held in %,d random requests to %d operations from seed %d; answers %s%n",
                service, CASES, fuzz.operations.size(), first, fuzz.statuses);
    }

    private void one(SplittableRandom random) {
        Operation operation = operations.get(random.nextInt(operations.size()));
        Request request = hostile(operation, attempts.apply(operation, random), random);
        String before = request.mayChange() ? state.get() : "";
        RawHttp.Answer answer = sent(request);
        statuses.merge(answer.status(), 1, Integer::sum);
        if (request.method().equals(operation.method())) {
            asked.add(operation.name());
        }
        assertThat(Judge.complaints(request.target(), request.isSpoiled(), answer))
                .as("%s%nanswer: %s", request, answer)
                .isEmpty();
        if (answer.status() >= 400) {
            assertThat(request.mayChange() ? state.get() : "")
                    .as("state after the refusal of %s", request)
                    .isEqualTo(before);
        }
    }

    /** What nobody is let in to ask would hold whatever the service did; a seed that is run alone tells nothing of that. */
    private void assertReached() {
        int requests = statuses.values().stream().mapToInt(Integer::intValue).sum();
        if (requests < ENOUGH * operations.size()) {
            return;
        }
        assertThat(asked)
                .as("operations that were asked")
                .containsExactlyInAnyOrderElementsOf(
                        operations.stream().map(Operation::name).toList());
        int turnedAway = TURNED_AWAY.stream()
                .mapToInt(it -> statuses.getOrDefault(it, 0))
                .sum();
        assertThat(3 * (requests - turnedAway))
                .as("let in, of %,d; answers %s", requests, statuses)
                .isGreaterThanOrEqualTo(requests);
    }

    private static RawHttp.Answer sent(Request request) {
        try {
            return RawHttp.send(
                    RestAssured.port, request.method(), request.target(), request.headers(), request.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Request hostile(Operation operation, Attempt attempt, SplittableRandom random) {
        Map<String, String> path = new TreeMap<>(attempt.path());
        Map<String, String> query = new TreeMap<>();
        Map<String, String> headers = attempt.allHeaders();
        byte[] body = body(operation, attempt, random);
        String method = operation.method();
        boolean isSpoiled = false;
        switch (random.nextInt(10)) {
            case 0 -> path.replaceAll((name, value) -> random.nextBoolean() ? HostileHead.target(random) : value);
            case 1 -> {
                HostileHead.Header header = HostileHead.header(operation, random);
                headers.put(header.name(), header.value());
            }
            case 2 -> method = METHODS.get(random.nextInt(METHODS.size()));
            case 3, 4 -> query(operation, query, random);
            default -> {
                if (operation.body() == null) {
                    query(operation, query, random);
                } else {
                    isSpoiled = random.nextInt(4) == 0;
                    // What is filled in may be refused, or not be looked at: the spoiled thing alone is to be the
                    // reason.
                    body = isSpoiled
                            ? Bodies.spoiled(plain(operation, attempt, random), random)
                            : Bodies.broken(parsed(operation, attempt, random), random);
                }
            }
        }
        String target = attempt.at(path).target(operation);
        if (!query.isEmpty()) {
            target += query.entrySet().stream()
                    .map(it -> it.getKey() + '=' + it.getValue())
                    .collect(Collectors.joining("&", "?", ""));
        }
        return new Request(
                method,
                target,
                headers.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .toList(),
                body,
                operation.mayChange() || !method.equals("GET"),
                isSpoiled);
    }

    private static void query(Operation operation, Map<String, String> query, SplittableRandom random) {
        operation.query().forEach(name -> {
            if (random.nextBoolean()) {
                query.put(name, HostileHead.target(random));
            }
        });
        if (query.isEmpty()) {
            query.put(random.nextBoolean() ? "unknown" : HostileHead.target(random), HostileHead.target(random));
        }
    }

    private static byte[] body(Operation operation, Attempt attempt, SplittableRandom random) {
        return operation.body() == null
                ? new byte[0]
                : parsed(operation, attempt, random).toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The body of the attempt, every other time with what is optional. */
    private static JsonNode parsed(Operation operation, Attempt attempt, SplittableRandom random) {
        JsonNode schema = operation.body();
        JsonNode plain = plain(operation, attempt, random);
        return schema == null || random.nextBoolean()
                ? plain
                : Bodies.fuller(plain, schema, operation.schemas(), random);
    }

    private static JsonNode plain(Operation operation, Attempt attempt, SplittableRandom random) {
        JsonNode schema = operation.body();
        if (schema == null) {
            return JsonNodeFactory.instance.objectNode();
        }
        return attempt.body() == null ? Bodies.of(schema, operation.schemas(), random, 0) : attempt.body();
    }

    static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "... (" + text.length() + ")";
    }
}
