package io.backwise.system.faults;

import io.backwise.kit.fault.HaltPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that ends exactly between two steps, at every point that there is, in each service that comes by there. */
record HaltFaults(HaltPoint point, String service) implements Fault {
    private static final String CATALOG = "catalog-service";
    private static final String ROUTINE = "routine-service";
    private static final String PROGRESS = "progress-service";

    /** One for each point and service. */
    static List<Fault> all() {
        return Arrays.stream(HaltPoint.values())
                .flatMap(point -> services(point).stream().<Fault>map(it -> new HaltFaults(point, it)))
                .toList();
    }

    private static List<String> services(HaltPoint point) {
        return switch (point) {
            case EVENT_WRITTEN, OUTBOX_READ, OUTBOX_FLUSHED, OUTBOX_SENT, OUTBOX_DELETED ->
                List.of(ROUTINE, PROGRESS, CATALOG);
            // Nobody changes anything at progress-service.
            case BEFORE_ANSWER -> List.of(ROUTINE, CATALOG);
            case BATCH_READ, FACTS_WRITTEN, BATCH_APPLIED, DEAD_LETTER_SENT -> List.of(PROGRESS, ROUTINE);
        };
    }

    @Override
    public String number() {
        return "16";
    }

    @Override
    public String what() {
        return service + " halts at " + point.slug();
    }

    @Override
    public boolean replays() {
        return true;
    }

    /** Which time that it comes by it halts: what is rare the first time. */
    private int turn(Trial trial) {
        return isFrequent() ? trial.random.nextInt(3, 12) : 1;
    }

    /** Passed by every report. */
    private boolean isFrequent() {
        return switch (point) {
            case EVENT_WRITTEN, BEFORE_ANSWER, OUTBOX_READ, OUTBOX_FLUSHED, OUTBOX_SENT, OUTBOX_DELETED ->
                service.equals(ROUTINE);
            case BATCH_READ, FACTS_WRITTEN, BATCH_APPLIED -> service.equals(PROGRESS);
            case DEAD_LETTER_SENT -> false;
        };
    }

    @Override
    public void strike(Trial trial) throws Exception {
        trial.world.stack.process(service).destroy();
        trial.world.stack.process(service).onExit().join();
        int before = trial.world.logs.of(service).length();
        trial.world.stack.restart(service, Map.of("BACKWISE_HALT_AT", point.slug() + ":" + turn(trial)));
        if (point == HaltPoint.DEAD_LETTER_SENT) {
            trial.world.poisoned.addAll(trial.world.topics.send(List.of(Poison.one(topic()))));
        }
        if (service.equals(CATALOG)) {
            Thread.ofVirtual().start(() -> publish(trial));
        }
        try {
            trial.world.stack.process(service).onExit().get(240, TimeUnit.SECONDS);
            // What ends of another cause says nothing of this point.
            boolean halted = trial.world.logs.of(service).substring(before).contains("halts at " + point.slug());
            trial.expect(halted, "%s ended, and not at %s", service, point.slug());
            // That it was started anew, to be armed, was felt too, and proves nothing.
            trial.forgetWhatWasFelt();
        } catch (TimeoutException e) {
            trial.expect(false, "%s never came to %s", service, point.slug());
            trial.world.kill(service);
        }
        trial.restart(service);
    }

    private String topic() {
        return service.equals(ROUTINE) ? "exercise-changed" : "session-completed";
    }

    /** Changes are few there: an exercise is published once more, with the version that it has. */
    private static void publish(Trial trial) {
        try {
            new Asking(trial.world)
                    .until(
                            "POST",
                            trial.world.stack.token("admin", "the-admin"),
                            "/api/catalog/republication",
                            "{\"exercise\": \"sit-up\"}",
                            Set.of(202),
                            Set.of());
        } catch (Exception e) {
            trial.world.journal.troubles.add("nothing could be published: " + e);
        }
    }
}
