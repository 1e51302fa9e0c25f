package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What goes on beside the reports, slowly, so that every topic is under the fault: a clinician pauses plans and lets them go
 * on, looks at progress and sees to alerts, patients give consent and withdraw it, and once in each fault somebody is erased. Each thing is asked
 * for again until it is answered, and what was answered is written down.
 */
final class Clinic implements AutoCloseable {
    static final String DOCTOR = "dr-clinic";
    static final String VISITOR = "dr-visitor";

    /** One that calls for a clinician, and neither blocks nor pauses a plan. */
    private static final String FLAG = "\"inflammatory-pattern\"";

    private static final int BETWEEN_SECONDS = 2;
    private static final int FIRST_PAUSE = 200;
    private static final int LAST_PAUSE = 4_000;
    private static final int ARRIVALS = 5;
    private static final int MOST_MINUTES = 3;

    private final World world;
    private final Journal journal;
    private final String doctor;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger busy = new AtomicInteger();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    Clinic(World world) {
        this.world = world;
        this.journal = world.journal;
        this.doctor = world.stack.token("clinician", DOCTOR);
    }

    static String consent(Person person, String clinician) {
        return "/api/routine/patients/" + person.id() + "/care-team/" + clinician;
    }

    Clinic start() {
        world.guests.forEach(it -> work(() -> lookAfter(it)));
        work(this::comeAndGo);
        return this;
    }

    /** Whoever came at the start is erased now, under what happens next. */
    void farewell() throws InterruptedException {
        if (!arrived.await(MOST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("nobody has arrived who could be erased");
        }
        farewell.countDown();
    }

    /** Begins nothing new; what was begun goes on until it is answered. */
    void stop() {
        closing.countDown();
        farewell.countDown();
    }

    /** How many still wait for an answer. */
    int busy() {
        return busy.get();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private void work(Work work) {
        busy.incrementAndGet();
        calls.execute(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                journal.troubles.add("the clinic: " + e);
            } finally {
                busy.decrementAndGet();
            }
        });
    }

    private void lookAfter(Person guest) throws Exception {
        int step = 0;
        do {
            switch (step++ % 4) {
                case 0 -> changePlan(guest);
                case 1 -> changeConsent(guest);
                case 2 -> lookAtProgress(guest);
                default -> raiseAnAlert(guest);
            }
        } while (!closing.await(BETWEEN_SECONDS, TimeUnit.SECONDS));
    }

    private void changePlan(Person guest) throws Exception {
        boolean pauses = !journal.paused.getOrDefault(guest.planId(), false);
        String path = "/api/routine/plans/" + guest.planId() + (pauses ? "/suspension" : "/resumption");
        // Done by a try that was not answered, it cannot be done again.
        ask("POST", doctor, path, "{\"reason\": \"as agreed\"}", Set.of(200), Set.of(409));
        journal.paused.put(guest.planId(), pauses);
    }

    private void changeConsent(Person guest) throws Exception {
        boolean gives = !journal.trusts.getOrDefault(guest.id(), false);
        ask(gives ? "PUT" : "DELETE", guest.token(), consent(guest, VISITOR), "", Set.of(204), Set.of());
        journal.trusts.put(guest.id(), gives);
    }

    /** That somebody else looked is told to the log of accesses, over a topic. A clock days late takes the token for expired. */
    private void lookAtProgress(Person guest) throws Exception {
        Set<Integer> wanted = world.hasWrongClock ? Set.of(200, 401) : Set.of(200);
        ask("GET", doctor, "/api/progress/patients/" + guest.id(), "", wanted, Set.of());
    }

    private void raiseAnAlert(Person guest) throws Exception {
        String profile = "/api/routine/patients/" + guest.id() + "/profile";
        ask("PUT", guest.token(), profile, Newcomers.profile("", FLAG), Set.of(200), Set.of());
        JsonNode alerts = World.JSON.readTree(
                ask("GET", doctor, "/api/routine/clinicians/me/alerts?limit=100", "", Set.of(200), Set.of()));
        for (JsonNode it : alerts.path("items")) {
            String alert = it.path("alertId").asText();
            ask("POST", doctor, "/api/routine/alerts/" + alert + "/acknowledgement", "", Set.of(200), Set.of());
            journal.seenTo.add(alert);
        }
        ask("PUT", guest.token(), profile, Newcomers.profile("", ""), Set.of(200), Set.of());
    }

    /** Somebody who has left a trace in every table is erased under the fault. */
    private void comeAndGo() throws Exception {
        Person leaver;
        try {
            leaver = arrive();
            Person.Report report = leaver.report(ThreadLocalRandom.current());
            ask("PUT", leaver.token(), report.path(), report.body(), Set.of(200, 201), Set.of());
            awaitSeen(leaver);
        } finally {
            arrived.countDown();
        }
        farewell.await();
        Thread.sleep(ThreadLocalRandom.current().nextInt(3_000));
        world.known.remove(leaver.id());
        ask("DELETE", leaver.token(), "/api/routine/patients/" + leaver.id(), "", Set.of(202), Set.of(404));
        journal.erased.add(leaver.id());
    }

    /** The clinician is let in once progress has heard of the consent; that they were is told to the log of accesses. */
    private void awaitSeen(Person leaver) throws Exception {
        String path = "/api/progress/patients/" + leaver.id();
        for (int i = 0; i < 2 * ARRIVALS && !isAnswered(path); i++) {
            Thread.sleep(FIRST_PAUSE);
        }
    }

    private boolean isAnswered(String path) throws Exception {
        try {
            return world.answer("GET", doctor, path, "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** What another fault left behind may be slow to answer. */
    private Person arrive() throws Exception {
        for (int i = 1; ; i++) {
            try {
                return new Newcomers(world).guest();
            } catch (IOException | IllegalStateException e) {
                if (i == ARRIVALS) {
                    throw e;
                }
                Thread.sleep(LAST_PAUSE);
            }
        }
    }

    /**
     * Asks until there is an answer.
     *
     * @param again what a later try may be answered as well, since one that was not answered may have done it
     */
    private String ask(String method, String token, String path, String body, Set<Integer> wanted, Set<Integer> again)
            throws Exception {
        boolean uncertain = false;
        for (int pause = FIRST_PAUSE; ; pause = Math.min(LAST_PAUSE, 2 * pause)) {
            try {
                var answer = world.answer(method, token, path, body);
                int status = answer.statusCode();
                if (wanted.contains(status) || (uncertain && again.contains(status))) {
                    return answer.body();
                }
                if (status != 503 && status != 429) {
                    throw new IllegalStateException(method + " " + path + " answered " + status + " " + answer.body());
                }
            } catch (IOException e) {
                // It is away: asked again.
            }
            uncertain = true;
            Thread.sleep(pause);
        }
    }

    @Override
    public void close() {
        stop();
        calls.shutdownNow();
    }
}
