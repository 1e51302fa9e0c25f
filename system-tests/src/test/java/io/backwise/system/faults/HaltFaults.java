package io.backwise.system.faults;

import io.backwise.kit.fault.HaltPoint;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that ends exactly between two steps, at every point that there is. */
record HaltFaults(HaltPoint point) implements Fault {

    /** One for each point. */
    static List<Fault> all() {
        return java.util.Arrays.stream(HaltPoint.values())
                .<Fault>map(HaltFaults::new)
                .toList();
    }

    @Override
    public String number() {
        return "16";
    }

    @Override
    public String what() {
        return service() + " halts at " + point.slug();
    }

    @Override
    public boolean replays() {
        return service().startsWith("progress");
    }

    private String service() {
        return switch (point) {
            case EVENT_WRITTEN, BEFORE_ANSWER, OUTBOX_READ, OUTBOX_SENT, OUTBOX_DELETED -> "routine-service";
            case BATCH_READ, FACTS_WRITTEN, BATCH_APPLIED, DEAD_LETTER_SENT -> "progress-service";
        };
    }

    @Override
    public void strike(Trial trial) throws Exception {
        String service = service();
        trial.world.stack.process(service).destroy();
        trial.world.stack.process(service).onExit().join();
        // Dead letters are rare: the first one it is.
        int turn = point == HaltPoint.DEAD_LETTER_SENT ? 1 : trial.random.nextInt(3, 12);
        int before = trial.world.log(service).length();
        trial.world.stack.restart(service, Map.of("BACKWISE_HALT_AT", point.slug() + ":" + turn));
        if (point == HaltPoint.DEAD_LETTER_SENT) {
            trial.world.poisoned.addAll(trial.world.topics.send(List.of(Poison.one())));
        }
        try {
            trial.world.stack.process(service).onExit().get(240, TimeUnit.SECONDS);
            // What ends of another cause says nothing of this point.
            boolean halted = trial.world.log(service).substring(before).contains("halts at " + point.slug());
            trial.expect(halted, "%s ended, and not at %s", service, point.slug());
        } catch (TimeoutException e) {
            trial.expect(false, "%s never came to %s", service, point.slug());
            trial.world.kill(service);
        }
        trial.restart(service);
    }
}
