package io.backwise.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.local.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The faults, on real processes under load. The short form runs with every test; {@code -Dbackwise.faults=all}, or the
 * numbers of some with commas, runs the long form and writes the table of {@code docs/reliability.md}, or their rows.
 */
class FaultsTest {
    private static final String WANTED = System.getProperty("backwise.faults", "");
    private static final long SEED = Long.getLong("backwise.seed", System.nanoTime());

    /** Its clients tell at length of every broker that goes away. Held, so that its level is not forgotten. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private static final Size REPLICAS = new Size(1, 2);
    private static final Size CLUSTER = new Size(3, 3);

    /** By the size of the system that they need. */
    private static Map<Size, List<Fault>> all() {
        Map<Size, List<Fault>> all = new LinkedHashMap<>();
        List<Fault> smallest = new ArrayList<>(List.of(
                new ProcessFaults.KillServices("1", 1),
                new ProcessFaults.KillServices("1", 20),
                new BrokerFaults.KillBroker("2", "kafka", 6, true),
                new DatabaseFaults.KillDatabase("3", 4, true),
                new BrokerFaults.KillBroker("4", "kafka", 60, false),
                new BrokerFaults.HangBroker(60),
                BrokerFaults.LongOutage.asked(),
                new DatabaseFaults.KillDatabase("5", 60, false),
                new DatabaseFaults.HangDatabase(60),
                new EventFaults.Duplicates(),
                new ProcessFaults.Zombie("progress-service", 60),
                new ClientFaults.RetryStorm(),
                new ClientFaults.AbortedRequests(3_000),
                new EventFaults.OldAndNew(),
                new HistoryFaults.Reordered(40, 7),
                new HistoryFaults.Zones(12),
                new NetworkFaults.BadLine(NetworkFaults.Line.GATEWAY_TO_ROUTINE, 20),
                new NetworkFaults.BadLine(NetworkFaults.Line.ROUTINE_TO_DATABASE, 40),
                new NetworkFaults.BadLine(NetworkFaults.Line.PROGRESS_TO_DATABASE, 40),
                new NetworkFaults.BadLine(NetworkFaults.Line.ALL_TO_BROKER, 20),
                new DiskFaults.Full("postgres", 10),
                new DiskFaults.Full("kafka", 10),
                new ClockFault(),
                new Poison()));
        smallest.addAll(HaltFaults.all());
        smallest.add(Soak.asked());
        all.put(Size.SMALLEST, smallest);
        all.put(
                REPLICAS,
                List.of(
                        new ProcessFaults.KillServices("1b", 2),
                        new ProcessFaults.Zombie("progress-service-1", 60),
                        new ProcessFaults.Zombie("routine-service-1", 60),
                        new ProcessFaults.Rebalance("routine-service-2", 8),
                        new ProcessFaults.Rebalance("progress-service-2", 8),
                        new RebuildFault("progress-service-2")));
        all.put(
                CLUSTER,
                List.of(
                        new ProcessFaults.KillServices("1c", 1),
                        new BrokerFaults.KillBroker("2c", "kafka-1", 20, false),
                        new BrokerFaults.KillBroker("2c", "kafka-2", 20, false)));
        return all;
    }

    private static boolean isWanted(Size size, Fault fault) {
        if (WANTED.isEmpty()) {
            return size.equals(Size.SMALLEST) && fault.isShort();
        }
        boolean repeated =
                fault instanceof ProcessFaults.KillServices it && it.rounds() == 1 && size.equals(Size.SMALLEST);
        return !repeated
                && (WANTED.equals("all") || Arrays.asList(WANTED.split(",", -1)).contains(fault.number()));
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.HOURS)
    void nothingIsLostAndNothingCountsTwice() throws Exception {
        KAFKA.setLevel(Level.SEVERE);
        System.out.println("faults of chance: -Dbackwise.seed=" + SEED + " makes them again");
        Page page = Page.of(SEED);
        Run run = new Run(!WANTED.isEmpty(), SEED);
        try {
            for (Map.Entry<Size, List<Fault>> entry : all().entrySet()) {
                Size size = entry.getKey();
                List<Fault> wanted = entry.getValue().stream()
                        .filter(it -> isWanted(size, it))
                        .toList();
                if (!wanted.isEmpty()) {
                    run.play(size, wanted, size.equals(Size.SMALLEST));
                }
            }
        } finally {
            run.outcomes().forEach(it -> System.out.println(it.line()));
            if (WANTED.equals("all")) {
                page.write(run.rows());
            } else if (!WANTED.isEmpty()) {
                page.mend(run.outcomes());
            }
        }
        assertThat(run.unnoticed()).as("what the checker did not notice").isEmpty();
        assertThat(run.outcomes()).isNotEmpty().allMatch(Outcome::passed);
    }
}
