package io.backwise.benchmarks.pipeline;

import io.backwise.benchmarks.pipeline.BenchStack.Person;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** Watches each patient's stream as their phone does, and reports for them, one report at a time each. */
final class Streams implements AutoCloseable {
    private final BenchStack system;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Person, Seen> seen = new HashMap<>();
    private final BlockingQueue<Person> free = new LinkedBlockingQueue<>();

    /** How many sessions the stream of a patient has told of. */
    private static final class Seen {
        private int reported;
        private int total;

        synchronized int next() {
            return ++reported;
        }

        synchronized void tell(int now) {
            total = now;
            notifyAll();
        }

        synchronized void await(int wanted) throws InterruptedException {
            while (total < wanted) {
                wait();
            }
        }
    }

    Streams(BenchStack system, List<Person> people) {
        this.system = system;
        for (Person it : people) {
            Seen its = new Seen();
            seen.put(it, its);
            readers.execute(() -> follow(it, its));
            free.add(it);
        }
    }

    private void follow(Person person, Seen its) {
        HttpRequest request = system.request(person.token(), "/api/progress/patients/" + person.id() + "/stream")
                .GET()
                .build();
        try {
            HttpResponse<Stream<String>> stream = system.http.send(request, HttpResponse.BodyHandlers.ofLines());
            stream.body().filter(it -> it.startsWith("data:")).forEach(it -> its.tell(total(it)));
        } catch (IOException e) {
            // The system is stopped.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int total(String line) {
        int at = line.indexOf("\"total\":") + 8;
        int end = at;
        while (Character.isDigit(line.charAt(end))) {
            end++;
        }
        return Integer.parseInt(line.substring(at, end));
    }

    /** When a report was acknowledged, and when its streak was seen, by {@link System#nanoTime}. */
    record Way(long acknowledged, long visible) {}

    /** Reports for whoever has no report on the way, and waits until the stream tells of it. */
    Way report() throws Exception {
        Person person = free.take();
        try {
            Seen its = seen.get(person);
            int number = its.next();
            int status = system.http
                    .send(system.put(person), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            long acknowledged = System.nanoTime();
            if (status != 201) {
                throw new IOException("answered " + status);
            }
            its.await(number);
            return new Way(acknowledged, System.nanoTime());
        } finally {
            free.add(person);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
