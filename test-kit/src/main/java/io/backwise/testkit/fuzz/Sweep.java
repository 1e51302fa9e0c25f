package io.backwise.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Sends every published operation each hostile value of its kind in each place of its own: every member of its body that the document
 * knows, every parameter of its path and query, every header that it reads. Where chance would try some, this leaves out none.
 */
public final class Sweep {
    /** Of what went wrong; one defect may be behind a hundred. */
    private static final int TOLD = 20;

    /** Answered before anything that was hostile about the request was looked at. */
    private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 429);

    private static final int TOO_MANY = 429;
    private static final long MOMENT_MILLIS = 1_000;

    private final Function<Operation, Attempt> attempts;
    private final Supplier<String> state;
    private final Completeness completeness;

    /** Goes on until something was taken: what is refused changes nothing, and stands in nobody's way. */
    private Optional<Attempt> attempt = Optional.empty();

    private String known = "";
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    private Sweep(Function<Operation, Attempt> attempts, Supplier<String> state, Completeness completeness) {
        this.attempts = attempts;
        this.state = state;
        this.completeness = completeness;
    }

    /**
     * Fails unless each answer is one that may be, what is refused has changed nothing, and each body has all that the document
     * knows of it.
     *
     * @param service its name, for the line that tells what was asked
     * @param attempts a request that is served; asked for again after one that was taken, which may stand in the way of the next
     * @param state all that the service stores and no job of its own changes, in any form that can be compared
     * @param exempt members that the bodies cannot have; each is tried where it would stand, but nothing inside of it
     */
    public static void assertHolds(
            String service, Function<Operation, Attempt> attempts, Supplier<String> state, Exempt... exempt)
            throws IOException, InterruptedException {
        Sweep sweep = new Sweep(attempts, state, new Completeness(exempt));
        List<Operation> operations = Operation.published();
        assertThat(operations).isNotEmpty();
        for (Operation operation : operations) {
            sweep.attempt = Optional.empty();
            sweep.bodies(operation);
            sweep.addresses(operation);
            sweep.headers(operation);
        }
        assertThat(sweep.completeness.complaints()).isEmpty();
        assertThat(sweep.wrong.stream().limit(TOLD))
                .as("%d of %d answers", sweep.wrong.size(), sweep.asked)
                .isEmpty();
        System.out.printf(
                "law of every place, %s: %,d requests to %d operations; answers %s%n",
                service, sweep.asked, operations.size(), sweep.statuses);
    }

    private Attempt next(Operation operation) {
        if (attempt.isEmpty()) {
            attempt = Optional.of(attempts.apply(operation));
            known = operation.mayChange() ? state.get() : "";
        }
        return attempt.get();
    }

    private void bodies(Operation operation) throws IOException, InterruptedException {
        if (operation.body() == null) {
            return;
        }
        completeness.look(operation, next(operation));
        List<Places.Place> places = Places.of(operation, next(operation));
        for (int place = 0; place < places.size(); place++) {
            for (int value = 0; value < places.get(place).values().size(); value++) {
                // Another attempt may have another body, with the same places.
                Attempt it = next(operation);
                String body = Places.of(operation, it).get(place).with(value);
                send(operation, it.target(operation), it.allHeaders(), body);
            }
        }
    }

    private void addresses(Operation operation) throws IOException, InterruptedException {
        for (String value : HostileHead.targets()) {
            for (String name : next(operation).path().keySet()) {
                if (operation.path().contains('{' + name + '}')) {
                    Attempt it = next(operation);
                    Map<String, String> path = new TreeMap<>(it.path());
                    path.put(name, value);
                    send(operation, it.at(path).target(operation), it.allHeaders(), plain(it));
                }
            }
            for (String name : operation.query()) {
                Attempt it = next(operation);
                send(operation, it.target(operation) + '?' + name + '=' + value, it.allHeaders(), plain(it));
            }
        }
    }

    private void headers(Operation operation) throws IOException, InterruptedException {
        for (String name : operation.headers()) {
            for (String value : HostileHead.values()) {
                Attempt it = next(operation);
                Map<String, String> headers = it.allHeaders();
                headers.put(name, value);
                send(operation, it.target(operation), headers, plain(it));
            }
        }
    }

    private static String plain(Attempt attempt) {
        return attempt.body() == null ? "" : attempt.body().toString();
    }

    private void send(Operation operation, String target, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        RawHttp.Answer answer = answer(operation, target, headers, body);
        if (answer.status() == TOO_MANY) {
            // A stream that was left counts as open until the service has noticed.
            Thread.sleep(MOMENT_MILLIS);
            answer = answer(operation, target, headers, body);
        }
        asked++;
        statuses.merge(answer.status(), 1, Integer::sum);
        List<String> complaints = new ArrayList<>(Judge.complaints(target, false, answer));
        if (TURNED_AWAY.contains(answer.status())) {
            complaints.add("nobody looked at it");
        }
        if (answer.status() < 400 && operation.mayChange()) {
            attempt = Optional.empty();
        } else if (operation.mayChange() && !state.get().equals(known)) {
            complaints.add("it changed something");
            attempt = Optional.empty();
        }
        if (!complaints.isEmpty()) {
            headers.remove("Authorization");
            wrong.add("%s: %s %s %s%nwith %s%nanswer: %s"
                    .formatted(
                            complaints,
                            operation.method(),
                            Fuzz.shortened(target),
                            headers,
                            Fuzz.shortened(body),
                            Fuzz.shortened(answer.toString())));
        }
    }

    private static RawHttp.Answer answer(Operation operation, String target, Map<String, String> headers, String body)
            throws IOException {
        return RawHttp.send(
                RestAssured.port,
                operation.method(),
                target,
                headers.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .toList(),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
