package io.backwise.testkit.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Function<Operation, Attempt> attempts;
    private final Supplier<String> state;

    /** Goes on until something was taken: what is refused changes nothing, and stands in nobody's way. */
    private Optional<Attempt> attempt = Optional.empty();

    private String known = "";
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();
    private int asked;

    private Sweep(Function<Operation, Attempt> attempts, Supplier<String> state) {
        this.attempts = attempts;
        this.state = state;
    }

    /**
     * Fails unless each answer is one that may be, and what is refused has changed nothing.
     *
     * @param service its name, for the line that tells what was asked
     * @param attempts a request that is served; asked for again after one that was taken, which may stand in the way of the next
     * @param state all that the service stores and no job of its own changes, in any form that can be compared
     */
    public static void assertHolds(String service, Function<Operation, Attempt> attempts, Supplier<String> state)
            throws IOException {
        Sweep sweep = new Sweep(attempts, state);
        List<Operation> operations = Operation.published();
        assertThat(operations).isNotEmpty();
        for (Operation operation : operations) {
            sweep.attempt = Optional.empty();
            sweep.bodies(operation);
            sweep.addresses(operation);
            sweep.headers(operation);
        }
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

    private void bodies(Operation operation) throws IOException {
        if (operation.body() == null) {
            return;
        }
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

    private void addresses(Operation operation) throws IOException {
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

    private void headers(Operation operation) throws IOException {
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

    private void send(Operation operation, String target, Map<String, String> headers, String body) throws IOException {
        RawHttp.Answer answer = RawHttp.send(
                RestAssured.port,
                operation.method(),
                target,
                headers.entrySet().stream()
                        .map(it -> it.getKey() + ": " + it.getValue())
                        .toList(),
                body.getBytes(StandardCharsets.UTF_8));
        asked++;
        statuses.merge(answer.status(), 1, Integer::sum);
        List<String> complaints = new ArrayList<>(Judge.complaints(target, false, answer));
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
}
