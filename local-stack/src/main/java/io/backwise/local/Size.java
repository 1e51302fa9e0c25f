package io.backwise.local;

/**
 * How many of each a stack has.
 *
 * @param brokers of Kafka, 1 or 3
 * @param replicas of the routine and the progress service, 1 to 4
 */
public record Size(int brokers, int replicas) {
    public static final Size SMALLEST = new Size(1, 1);
    private static final int CLUSTER = 3;

    /** As many as an outbox has shards: another replica would relay nothing. */
    private static final int MOST_REPLICAS = 4;

    public Size {
        if ((brokers != 1 && brokers != CLUSTER) || replicas < 1 || replicas > MOST_REPLICAS) {
            throw new StackException("--brokers must be 1 or 3, --replicas 1 to 4");
        }
    }

    /** On how many brokers each record is. */
    int copies() {
        return brokers;
    }

    static Size of(Options options) {
        return new Size(number(options, "--brokers"), number(options, "--replicas"));
    }

    private static int number(Options options, String name) {
        try {
            return Integer.parseInt(options.value(name).orElse("1"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
