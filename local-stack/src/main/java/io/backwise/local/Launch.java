package io.backwise.local;

import io.backwise.embedded.KafkaBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How each process is started. */
final class Launch {
    private static final List<String> SMALL_JVM = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx320m");

    private final PortPlan ports;
    private final Size size;
    private final DataDirectory data;
    private final HttpClient probing;
    private final StartCache.Use cache;

    Launch(PortPlan ports, Size size, DataDirectory data, HttpClient probing, StartCache.Use cache) {
        this.ports = ports;
        this.size = size;
        this.data = data;
        this.probing = probing;
        this.cache = cache;
    }

    /** The programs that a stack starts, by their caches. */
    static Stream<StartCache> programs() {
        return Stream.concat(
                        Stream.of("catalog", "routine", "progress").map(Launch::service),
                        Stream.of("gateway", "local-stack").map(Launch::program))
                .map(StartCache::new);
    }

    private static Path target(String module) {
        return Home.directory().resolve(module).resolve("target");
    }

    private static Path service(String name) {
        return required(target(name + "-service").resolve("quarkus-app/quarkus-run.jar"));
    }

    private static Path program(String module) {
        return required(target(module).resolve(module + ".jar"));
    }

    /** The program, and the libraries that lie beside it: always in one order, since a cache knows it. */
    private static String classPath(String module) {
        try (Stream<Path> libraries = Files.list(target(module).resolve("lib"))) {
            return Stream.concat(Stream.of(program(module)), libraries.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param number from 1
     * @param more of its environment
     */
    ServiceProcess broker(int number, Map<String, String> more) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xms96m", "-Xmx384m"));
        command.addAll(new StartCache(program("local-stack")).flags(cache));
        command.addAll(List.of(
                "-Djava.util.logging.config.file=" + logging(),
                "-cp",
                classPath("local-stack"),
                KafkaBroker.class.getName(),
                data.kafka(number).toString(),
                Integer.toString(number)));
        for (int i = 1; i <= size.brokers(); i++) {
            command.add(ports.kafka(i) + ":" + ports.kafkaController(i));
        }
        String name = size.brokers() == 1 ? "kafka" : "kafka-" + number;
        return ServiceProcess.start(name, command, more, Probe.broker(ports.kafka(number)), data.log(name));
    }

    private Path logging() {
        Path file = data.log("kafka").resolveSibling("kafka-logging.properties");
        try {
            return Files.writeString(
                    file,
                    "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n"
                            + "java.util.logging.SimpleFormatter.format=%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param process its name, and that of its log */
    ServiceProcess service(String name, String process, int port, Map<String, String> environment) {
        Path jar = service(name);
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(SMALL_JVM);
        command.addAll(new StartCache(jar).flags(cache));
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> all = new HashMap<>(environment);
        all.putIfAbsent("BACKWISE_ERASURE_KEY", data.erasureKey());
        all.putIfAbsent("BACKWISE_DEVELOPMENT", "true");
        all.putIfAbsent("QUARKUS_HTTP_PORT", Integer.toString(port));
        all.putIfAbsent("QUARKUS_HTTP_HOST", "127.0.0.1");
        all.putIfAbsent("KAFKA_BOOTSTRAP_SERVERS", brokers());
        all.putIfAbsent("BACKWISE_TOPICS_REPLICATION", Integer.toString(size.copies()));
        all.putIfAbsent("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        return ServiceProcess.start(process, command, all, Probe.http(probing, port), data.log(process));
    }

    String brokers() {
        return IntStream.rangeClosed(1, size.brokers())
                .mapToObj(it -> "localhost:" + ports.kafka(it))
                .collect(Collectors.joining(","));
    }

    /** @param more of its environment */
    ServiceProcess gateway(Map<String, String> more) {
        List<String> command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-Xmx128m"));
        command.addAll(new StartCache(program("gateway")).flags(cache));
        command.addAll(List.of(
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath("gateway"),
                "io.backwise.gateway.Gateway"));
        Map<String, String> environment = new HashMap<>(Map.of(
                "BACKWISE_GATEWAY_PORT", Integer.toString(ports.gateway()),
                "BACKWISE_CATALOG_URL", "http://localhost:" + ports.catalogue(),
                "BACKWISE_ROUTINE_URL", replicas(ports::routine),
                "BACKWISE_PROGRESS_URL", replicas(ports::progress)));
        environment.putAll(more);
        return ServiceProcess.start(
                "gateway", command, environment, Probe.http(probing, ports.gateway()), data.log("gateway"));
    }

    private String replicas(IntUnaryOperator port) {
        return IntStream.rangeClosed(1, size.replicas())
                .mapToObj(it -> "http://localhost:" + port.applyAsInt(it))
                .collect(Collectors.joining(","));
    }

    private static Path required(Path jar) {
        if (!jar.toFile().exists()) {
            throw new StackException(jar + " is missing; build it with ./backwise up");
        }
        return jar;
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
