package io.backwise.system.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that behave badly. */
final class ClientFaults {
    private static final int PARALLEL = 50;

    private ClientFaults() {}

    /**
     * Many clients send one report at once, with no patience, until each has an answer. Where a machine that is full needs
     * longer than that for any answer, patience grows in the end: what is looked for is one row and equal answers, not speed.
     */
    record RetryStorm() implements Fault {
        private static final int CLIENTS = 200;
        private static final Duration TRY = Duration.ofMillis(100);
        private static final Duration LONGEST_TRY = Duration.ofSeconds(10);

        /** Tries of a client in vain before its patience doubles with each. */
        private static final int IMPATIENT_TRIES = 20;

        @Override
        public String number() {
            return "13";
        }

        @Override
        public String what() {
            return "retry storm: 200 clients, one id, 50 at once, 100 ms of patience";
        }

        @Override
        public boolean isShort() {
            return true;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            AtomicInteger timeouts = new AtomicInteger();
            AtomicInteger busy = new AtomicInteger();
            AtomicInteger repeated = new AtomicInteger();
            for (int storm = 0; storm < 3; storm++) {
                one(trial, timeouts, busy, repeated);
            }
            trial.expect(timeouts.get() > 0, "no try timed out: nobody was impatient");
            if (repeated.get() > CLIENTS) {
                trial.felt(
                        "%d tries timed out, %d were told to come again, %d got the stored answer",
                        timeouts.get(), busy.get(), repeated.get());
            }
        }

        private static Duration patience(int tried) {
            int doublings = Math.clamp(tried - IMPATIENT_TRIES, 0, 10);
            Duration patience = TRY.multipliedBy(1L << doublings);
            return patience.compareTo(LONGEST_TRY) < 0 ? patience : LONGEST_TRY;
        }

        /** Too many wait: the client tries again, as after no answer. Without Retry-After it is an error like any other. */
        private static boolean isBusy(HttpResponse<String> answer) {
            return answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isPresent();
        }

        private static void one(Trial trial, AtomicInteger timeouts, AtomicInteger busy, AtomicInteger repeated)
                throws Exception {
            Person person = trial.world.people.getFirst();
            Person.Report report = person.report(trial.random);
            trial.world.journal.sent.add(report.sessionId());
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(trial.world.gateway() + report.path()))
                    .header("Authorization", "Bearer " + person.token())
                    .header("Content-Type", "application/json")
                    .PUT(HttpRequest.BodyPublishers.ofString(report.body()));
            Set<String> answers = ConcurrentHashMap.newKeySet();
            ConcurrentHashMap<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
            Semaphore atOnce = new Semaphore(PARALLEL);
            try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
                    HttpClient http = HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .build()) {
                List<Future<?>> all = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    all.add(calls.submit(() -> {
                        for (int tried = 0; ; tried++) {
                            atOnce.acquire();
                            try {
                                HttpResponse<String> answer = http.send(
                                        request.copy().timeout(patience(tried)).build(),
                                        HttpResponse.BodyHandlers.ofString());
                                if (isBusy(answer)) {
                                    busy.incrementAndGet();
                                    continue;
                                }
                                statuses.computeIfAbsent(answer.statusCode(), it -> new AtomicInteger())
                                        .incrementAndGet();
                                answers.add(answer.body());
                                return null;
                            } catch (IOException e) {
                                timeouts.incrementAndGet();
                            } finally {
                                atOnce.release();
                            }
                        }
                    }));
                }
                for (Future<?> it : all) {
                    it.get();
                }
            }
            repeated.addAndGet(statuses.getOrDefault(200, new AtomicInteger()).get());
            Set<Integer> others = new HashSet<>(statuses.keySet());
            others.removeAll(Set.of(200, 201));
            trial.expect(others.isEmpty(), "answers were %s: %s", new TreeMap<>(statuses), answers);
            trial.expect(answers.size() == 1, "%d different answers to one report: %s", answers.size(), answers);
            if (statuses.containsKey(200) || statuses.containsKey(201)) {
                trial.world.journal.acknowledged.add(report.sessionId());
            }
            trial.expect(
                    trial.world.number(
                                    "routine",
                                    "SELECT count(*) FROM session WHERE session_id = '" + report.sessionId() + "'")
                            == 1,
                    "not one row");
        }
    }

    /** Requests that end anywhere: in the head, in the body, before the answer is read. */
    record AbortedRequests(int count) implements Fault {
        @Override
        public String number() {
            return "15";
        }

        @Override
        public String what() {
            return count + " requests cut at a random byte";
        }

        @Override
        public boolean isShort() {
            return true;
        }

        /** The last of the short form: what went before is looked at as well. */
        @Override
        public boolean replays() {
            return true;
        }

        @Override
        public void strike(Trial trial) throws Exception {
            Set<UUID> whole = ConcurrentHashMap.newKeySet();
            Semaphore atOnce = new Semaphore(PARALLEL);
            try (ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    all.add(calls.submit(() -> {
                        atOnce.acquire();
                        try {
                            cut(trial, whole);
                        } finally {
                            atOnce.release();
                        }
                        return null;
                    }));
                }
                for (Future<?> it : all) {
                    it.get();
                }
            }
            trial.rest(2);
            List<String> left = Connections.now(trial.world);
            trial.expect(left.isEmpty(), "%s", left);
            Set<UUID> taken = new HashSet<>();
            trial.world.rows("routine", "SELECT session_id FROM session").forEach(it -> taken.add(UUID.fromString(it)));
            taken.retainAll(whole);
            if (!taken.isEmpty()) {
                trial.felt("%d requests cut, %d of them took effect unanswered", count, taken.size());
            }
            trial.expect(!taken.isEmpty(), "no request was whole: nothing was tried");
        }

        private static void cut(Trial trial, Set<UUID> whole) {
            World world = trial.world;
            Random random = trial.random;
            Person person = world.people.get(random.nextInt(world.people.size()));
            Person.Report report = person.report(random);
            byte[] request = ("PUT " + report.path() + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + person.token() + "\r\nContent-Type: application/json\r\nContent-Length: "
                            + report.body().getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + report.body())
                    .getBytes(StandardCharsets.UTF_8);
            // One in four is sent whole and abandoned before its answer.
            int length = random.nextInt(4) == 0 ? request.length : random.nextInt(request.length);
            if (length == request.length) {
                whole.add(report.sessionId());
            }
            world.journal.sent.add(report.sessionId());
            world.unanswered.add(report.sessionId());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), world.gatewayPort())) {
                if (random.nextBoolean()) {
                    // Closed with a reset instead of in order.
                    socket.setSoLinger(true, 0);
                }
                socket.getOutputStream().write(request, 0, length);
                socket.getOutputStream().flush();
                Thread.sleep(random.nextInt(6));
            } catch (IOException e) {
                // The other side may be quicker.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
