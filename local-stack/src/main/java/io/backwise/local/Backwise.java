package io.backwise.local;

import java.util.Arrays;
import java.util.List;

/** The commands of {@code ./backwise} that are not Maven's. */
public final class Backwise {
    private Backwise() {}

    public static void main(String[] arguments) {
        List<String> words = Arrays.asList(arguments);
        try {
            run(words.isEmpty() ? "" : words.getFirst(), words.isEmpty() ? words : words.subList(1, words.size()));
        } catch (StackException e) {
            System.err.println("backwise: " + e.text());
            System.exit(1);
        }
    }

    private static void run(String command, List<String> rest) {
        switch (command) {
            case "up" -> {
                Options options = Options.of(rest, "--data", "--detach", "--port-offset", "--brokers", "--replicas");
                if (options.has("--detach")) {
                    Detached.start(options);
                } else {
                    Up.run(options);
                }
            }
            case "down" -> Down.run(Options.of(rest, "--data"));
            case "token" -> Token.run(Options.of(rest, "--role", "--sub", "--data"));
            case "rebuild" -> Rebuild.run(rest);
            case "dead-letters" -> DeadLetterTopics.run(rest);
            case "train" -> Training.run();
            case "demo" -> Demo.run(Options.of(rest, "--data"));
            default -> throw new StackException("unknown command '" + command + "'");
        }
    }
}
