package io.backwise.system.faults;

import io.backwise.kit.fault.HaltPoint;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that ends exactly between two steps, at every point that there is, in each service that comes by there. */
record HaltFaults(HaltPoint point, String service) implements Fault {

    /** One for each point and service. */
    static List<Fault> all() {
        return Arrays.stream(HaltPoint.values())
                .flatMap(point -> services(point).stream().<Fault>map(it -> new HaltFaults(point, it)))
                .toList();
    }

    /** Those that come by often enough: the catalogue is edited by hand, and progress tells only of who read what. */
    private static List<String> services(HaltPoint point) {
        return switch (point) {
            case EVENT_WRITTEN, BEFORE_ANSWER, OUTBOX_READ, OUTBOX_SENT, OUTBOX_DELETED -> List.of("routine-service");
            case FACTS_WRITTEN -> List.of("progress-service");
            case BATCH_READ, BATCH_APPLIED, DEAD_LETTER_SENT -> List.of("progress-service", "routine-service");
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

    /** Times that the point is passed before: what is rare halts the first time. */
    private int turn(Trial trial) {
        boolean isRare = point == HaltPoint.DEAD_LETTER_SENT
                || (service.startsWith("routine")
                        && (point == HaltPoint.BATCH_READ || point == HaltPoint.BATCH_APPLIED));
        return isRare ? 1 : trial.random.nextInt(3, 12);
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
        try {
            trial.world.stack.process(service).onExit().get(240, TimeUnit.SECONDS);
            // What ends of another cause says nothing of this point.
            boolean halted = trial.world.logs.of(service).substring(before).contains("halts at " + point.slug());
            trial.expect(halted, "%s ended, and not at %s", service, point.slug());
        } catch (TimeoutException e) {
            trial.expect(false, "%s never came to %s", service, point.slug());
            trial.world.kill(service);
        }
        trial.restart(service);
    }

    private String topic() {
        return service.startsWith("routine") ? "exercise-changed" : "session-completed";
    }
}
