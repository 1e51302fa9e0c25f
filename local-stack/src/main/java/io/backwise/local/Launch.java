package io.backwise.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How each process is started. */
final class Launch {
    private static final List<String> SMALL_JVM = List.of("-XX:+UseSerialGC", "-Xms64m", "-Xmx320m");

    private final PortPlan ports;
    private final DataDirectory data;

    Launch(PortPlan ports, DataDirectory data) {
        this.ports = ports;
        this.data = data;
    }

    /**
     * Starts a service.
     *
     * @param environment where its database, Kafka and issuer are
     */
    ServiceProcess service(String name, int port, Map<String, String> environment) {
        Path jar = required(Home.directory().resolve(name + "-service/target/quarkus-app/quarkus-run.jar"));
        List<String> command = new java.util.ArrayList<>();
        command.add(java());
        command.addAll(SMALL_JVM);
        command.addAll(List.of("-jar", jar.toString()));
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.put("BACKWISE_ERASURE_KEY", data.erasureKey());
        return ServiceProcess.start(name + "-service", command, all, port, data.log(name + "-service"));
    }

    ServiceProcess gateway() {
        Path target = Home.directory().resolve("gateway/target");
        Path jar = required(target.resolve("gateway.jar"));
        List<String> command = List.of(
                java(),
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                jar + ":" + target.resolve("lib") + "/*",
                "io.backwise.gateway.Gateway");
        Map<String, String> environment = Map.of(
                "BACKWISE_GATEWAY_PORT", Integer.toString(ports.gateway()),
                "BACKWISE_CATALOG_URL", "http://localhost:" + ports.catalogue(),
                "BACKWISE_ROUTINE_URL", "http://localhost:" + ports.routine(),
                "BACKWISE_PROGRESS_URL", "http://localhost:" + ports.progress());
        return ServiceProcess.start("gateway", command, environment, ports.gateway(), data.log("gateway"));
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
