package io.backwise.local;

import io.backwise.embedded.Durability;
import io.backwise.embedded.IssuerPart;
import io.backwise.embedded.KafkaPart;
import io.backwise.embedded.PartFailedException;
import io.backwise.embedded.PostgresPart;
import java.net.http.HttpClient;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The whole system: the parts in this process, the services and the gateway in theirs. */
final class Stack implements AutoCloseable {
    private final PortPlan ports;
    private final DataDirectory data;
    private final Console console;
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final List<ServiceProcess> processes = new ArrayList<>();

    Stack(PortPlan ports, DataDirectory data, Console console) {
        this.ports = ports;
        this.data = data;
        this.console = console;
    }

    /** @throws StackException when a part does not come up; what runs already is the caller's to close */
    void start() {
        LeftOvers.stop(data.processes());
        PostgresPart.stopLeftOver(data.postgres());
        ports.requireFree();
        try (ExecutorService starting = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<PostgresPart> postgres = starting.submit(timed("PostgreSQL", this::postgres));
            Future<KafkaPart> kafka = starting.submit(timed(
                    "Kafka",
                    () -> KafkaPart.start(
                            data.kafka(), ports.kafka(), ports.kafkaController(), Durability.CRASH_SAFE)));
            Future<IssuerPart> issuer =
                    starting.submit(timed("issuer", () -> IssuerPart.start(data.issuerKey(), ports.issuer())));
            List<Throwable> failures = new ArrayList<>();
            for (Future<? extends AutoCloseable> part : List.of(postgres, kafka, issuer)) {
                take(part, failures);
            }
            if (!failures.isEmpty()) {
                throw failed(failures.getFirst());
            }
            startServices(postgres.resultNow(), kafka.resultNow(), issuer.resultNow(), starting);
        }
    }

    private void take(Future<? extends AutoCloseable> part, List<Throwable> failures) {
        try {
            parts.push(part.get());
        } catch (ExecutionException e) {
            failures.add(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(e);
        }
    }

    private void startServices(PostgresPart postgres, KafkaPart kafka, IssuerPart issuer, ExecutorService starting) {
        Launch launch = new Launch(ports, data);
        processes.add(launch.service(
                "catalog", ports.catalogue(), where("catalog", ports.catalogue(), postgres, kafka, issuer)));
        processes.add(
                launch.service("routine", ports.routine(), where("routine", ports.routine(), postgres, kafka, issuer)));
        processes.add(launch.service(
                "progress", ports.progress(), where("progress", ports.progress(), postgres, kafka, issuer)));
        processes.add(launch.gateway());
        LeftOvers.record(
                data.processes(), processes.stream().map(ServiceProcess::handle).toList());
        try (HttpClient client = HttpClient.newHttpClient()) {
            List<Future<Boolean>> ready = processes.stream()
                    .map(it -> starting.submit(timed(it.name(), () -> {
                        it.awaitReady(client);
                        return true;
                    })))
                    .toList();
            for (Future<Boolean> one : ready) {
                one.get();
            }
        } catch (ExecutionException e) {
            processes.forEach(ServiceProcess::stop);
            throw failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", e);
        }
    }

    private PostgresPart postgres() {
        PostgresPart postgres = PostgresPart.start(data.postgres(), ports.postgres(), Durability.CRASH_SAFE);
        List.of("catalog", "routine", "progress").forEach(postgres::createDatabase);
        return postgres;
    }

    private static Map<String, String> where(
            String database, int port, PostgresPart postgres, KafkaPart kafka, IssuerPart issuer) {
        return Map.of(
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_HTTP_HOST",
                "127.0.0.1",
                "QUARKUS_DATASOURCE_USERNAME",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_PASSWORD",
                PostgresPart.USER,
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                postgres.reactiveUrl(database),
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(database),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                issuer.url(),
                "BACKWISE_TOPICS_REPLICATION",
                "1",
                "QUARKUS_LOG_CONSOLE_JSON_ENABLED",
                "false");
    }

    private <T> Callable<T> timed(String part, Callable<T> start) {
        long from = System.nanoTime();
        return () -> {
            T started = start.call();
            console.ready(part, System.nanoTime() - from);
            return started;
        };
    }

    private static StackException failed(Throwable cause) {
        return switch (cause) {
            case StackException known -> known;
            case PartFailedException part ->
                new StackException(part.getMessage()
                        + "\nThe data directory may be damaged: move it away, or name another with --data");
            default -> new StackException("a part did not start: " + cause, cause);
        };
    }

    /** Waits until a process ends by itself, and says which. */
    StackException awaitEnd() {
        Object ended = java.util.concurrent.CompletableFuture.anyOf(processes.stream()
                        .map(it -> it.handle().onExit().thenApply(gone -> it))
                        .toArray(java.util.concurrent.CompletableFuture[]::new))
                .join();
        return ((ServiceProcess) ended).died();
    }

    /** Stops everything, the services before what they stand on. */
    @Override
    public void close() {
        processes.forEach(ServiceProcess::stop);
        processes.forEach(ServiceProcess::awaitStopped);
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                console.say("  did not stop cleanly: " + e.getMessage());
            }
        }
        data.processes().toFile().delete();
    }
}
