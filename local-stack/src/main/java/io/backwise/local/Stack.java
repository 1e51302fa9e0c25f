package io.backwise.local;

import io.backwise.embedded.IssuerPart;
import io.backwise.embedded.PartFailedException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The whole system: brokers, services and gateway as processes, the issuer in this one, PostgreSQL in its own. */
public final class Stack implements AutoCloseable {
    private final PortPlan ports;
    private final Size size;
    private final DataDirectory data;
    private final Console console;
    private final HttpClient probing = HttpClient.newHttpClient();
    private final Launch launch;
    private final StartCache.Use cache;
    private final Database database;
    private final Map<String, Function<Map<String, String>, ServiceProcess>> launchers = new LinkedHashMap<>();
    private final Map<String, ServiceProcess> processes = new LinkedHashMap<>();
    private final List<IssuerPart> issuers = new ArrayList<>();

    /** Parts that the person was told of. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public Stack(PortPlan ports, Size size, DataDirectory data, Console console) {
        this(ports, size, data, console, StartCache.Use.READ);
    }

    Stack(PortPlan ports, Size size, DataDirectory data, Console console, StartCache.Use cache) {
        this.ports = ports;
        this.size = size;
        this.data = data;
        this.console = console;
        this.cache = cache;
        this.launch = new Launch(ports, size, data, probing, cache);
        this.database = new Database(data.postgres(), ports.postgres());
    }

    /** @throws StackException when a part does not come up; what runs already is the caller's to close */
    public void start() {
        LeftOvers.stop(data.processes());
        database.stopLeftOver();
        ports.requireFree(size);
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> parts = new ArrayList<>();
            for (int i = 1; i <= size.brokers(); i++) {
                int number = i;
                launchers.put(size.brokers() == 1 ? "kafka" : "kafka-" + i, more -> launch.broker(number, more));
            }
            launchAll();
            parts.add(starting.submit(timed("PostgreSQL", () -> {
                database.start();
                return true;
            })));
            parts.add(starting.submit(
                    timed("issuer", () -> issuers.add(IssuerPart.start(data.issuerKey(), ports.issuer())))));
            parts.addAll(awaitLaunched(starting));
            PartStarts.await(parts);
            services();
            launchAll();
            PartStarts.await(awaitLaunched(starting));
        }
    }

    private void services() {
        service("catalog", "catalog-service", ports.catalogue());
        for (int i = 1; i <= size.replicas(); i++) {
            service("routine", "routine-service" + (size.replicas() == 1 ? "" : "-" + i), ports.routine(i));
            service("progress", "progress-service" + (size.replicas() == 1 ? "" : "-" + i), ports.progress(i));
        }
        launchers.put("gateway", launch::gateway);
    }

    private void service(String name, String process, int port) {
        Map<String, String> environment = new LinkedHashMap<>(database.environment(name));
        environment.put("QUARKUS_OIDC_AUTH_SERVER_URL", issuers.getFirst().url());
        launchers.put(process, more -> {
            Map<String, String> all = new LinkedHashMap<>(environment);
            all.putAll(more);
            return launch.service(name, process, port, all);
        });
    }

    /** Starts what has a launcher and no process. */
    private void launchAll() {
        launchers.forEach((name, launcher) -> processes.computeIfAbsent(name, it -> launcher.apply(Map.of())));
        record();
    }

    private void record() {
        LeftOvers.record(
                data.processes(),
                processes.values().stream().map(ServiceProcess::handle).toList());
    }

    private List<Future<?>> awaitLaunched(ExecutorService starting) {
        List<Future<?>> ready = new ArrayList<>();
        for (ServiceProcess it : processes.values()) {
            ready.add(starting.submit(timed(it.name(), () -> {
                it.awaitReady();
                return true;
            })));
        }
        return ready;
    }

    /** A process of the stack: {@code kafka}, {@code catalog-service}, {@code gateway}; with a number where it has replicas. */
    public ProcessHandle process(String name) {
        return found(name).handle();
    }

    /** Names of all processes. */
    public List<String> processes() {
        return List.copyOf(processes.keySet());
    }

    /** Starts a process anew after its end, as it was started first; does not wait until it is ready. */
    public void restart(String name) {
        restart(name, Map.of());
    }

    /** @param more variables of its environment, beside or instead of the usual ones */
    public void restart(String name, Map<String, String> more) {
        if (found(name).handle().isAlive()) {
            throw new IllegalStateException(name + " still runs");
        }
        processes.put(name, launchers.getOrDefault(name, it -> found(name)).apply(more));
        record();
    }

    /** Where a part keeps its data: {@code postgres}, or a broker by its name. */
    public Path directory(String part) {
        return switch (part) {
            case "postgres" -> data.postgres();
            case "kafka" -> data.kafka(1);
            default -> data.kafka(Integer.parseInt(part.substring("kafka-".length())));
        };
    }

    /** Where a part of a stack without replicas answers. */
    public int port(String part) {
        return switch (part) {
            case "postgres" -> ports.postgres();
            case "kafka" -> ports.kafka();
            case "catalog-service" -> ports.catalogue();
            case "routine-service" -> ports.routine();
            case "progress-service" -> ports.progress();
            case "gateway" -> ports.gateway();
            default -> throw new IllegalArgumentException("no port of " + part);
        };
    }

    /** Waits until the process can be used. */
    public void awaitReady(String name) throws InterruptedException {
        found(name).awaitReady();
    }

    private ServiceProcess found(String name) {
        ServiceProcess process = processes.get(name);
        if (process == null) {
            throw new IllegalArgumentException("no process " + name + "; there are " + processes.keySet());
        }
        return process;
    }

    public Database database() {
        return database;
    }

    /** {@code host:port} of each broker, with commas. */
    public String brokers() {
        return launch.brokers();
    }

    /** A bearer token of the local issuer. */
    public String token(String role, String sub) {
        return Token.of("http://localhost:" + ports.issuer() + "/backwise", role, sub);
    }

    private <T> Callable<T> timed(String part, Callable<T> start) {
        long from = System.nanoTime();
        return () -> {
            T started = start.call();
            if (told.add(part)) {
                console.ready(part, System.nanoTime() - from);
            }
            return started;
        };
    }

    /** Waits until a process ends by itself, and says which. */
    StackException awaitEnd() {
        Object ended = CompletableFuture.anyOf(processes.values().stream()
                        .map(it -> it.handle().onExit().thenApply(gone -> it))
                        .toArray(CompletableFuture[]::new))
                .join();
        return ((ServiceProcess) ended).died();
    }

    /** Stops everything, each before what it stands on. */
    @Override
    public void close() {
        stop(processes.values().stream()
                .filter(it -> !it.name().startsWith("kafka"))
                .toList());
        stop(processes.values().stream()
                .filter(it -> it.name().startsWith("kafka"))
                .toList());
        issuers.forEach(IssuerPart::close);
        try {
            database.close();
        } catch (PartFailedException e) {
            console.say("  did not stop cleanly: " + e.getMessage());
        }
        probing.close();
        data.processes().toFile().delete();
    }

    /** Ends everything where it stands. */
    void kill() {
        for (String name : processes()) {
            ProcessHandle process = process(name);
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        database.close();
    }

    private void stop(List<ServiceProcess> some) {
        some.forEach(ServiceProcess::stop);
        some.forEach(it -> it.awaitStopped(cache.grace()));
    }
}
