package io.backwise.system.faults;

import com.fasterxml.jackson.databind.JsonNode;
import io.backwise.system.Profiles;
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
 * on, looks at progress and sees to alerts, patients give consent and withdraw it, and once in each fault somebody is erased and
 * the rules are changed. Each thing is asked for again until it is answered, and what was answered is written down.
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
    private final Asking asking;
    private final String doctor;
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger busy = new AtomicInteger();
    private final CountDownLatch arrived = new CountDownLatch(2);
    private final CountDownLatch farewell = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);

    Clinic(World world) {
        this.world = world;
        this.journal = world.journal;
        this.asking = new Asking(world);
        this.doctor = world.stack.token("clinician", DOCTOR);
    }

    static String consent(Person person, String clinician) {
        return "/api/routine/patients/" + person.id() + "/care-team/" + clinician;
    }

    Clinic start() {
        world.guests.forEach(it -> work(() -> lookAfter(it)));
        work(this::comeAndGo);
        work(this::editTheRules);
        return this;
    }

    /** Whoever came at the start is erased now, and the rules change, under what happens next. */
    void farewell() throws InterruptedException {
        if (!arrived.await(MOST_MINUTES, TimeUnit.MINUTES)) {
            throw new IllegalStateException("nobody has arrived who could be struck or erased");
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
    private interface Arrival<T> {
        T of(Newcomers newcomers) throws Exception;
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
        asking.until("POST", doctor, path, "{\"reason\": \"as agreed\"}", Set.of(200), Set.of(409));
        journal.paused.put(guest.planId(), pauses);
    }

    private void changeConsent(Person guest) throws Exception {
        boolean gives = !journal.trusts.getOrDefault(guest.id(), false);
        asking.until(gives ? "PUT" : "DELETE", guest.token(), consent(guest, VISITOR), "", Set.of(204), Set.of());
        journal.trusts.put(guest.id(), gives);
    }

    /** That somebody else looked is told to the log of accesses, over a topic. A clock days late takes the token for expired. */
    private void lookAtProgress(Person guest) throws Exception {
        Set<Integer> wanted = world.hasWrongClock ? Set.of(200, 401) : Set.of(200);
        asking.until("GET", doctor, "/api/progress/patients/" + guest.id(), "", wanted, Set.of());
    }

    private void raiseAnAlert(Person guest) throws Exception {
        String profile = "/api/routine/patients/" + guest.id() + "/profile";
        asking.until("PUT", guest.token(), profile, Profiles.of("", FLAG), Set.of(200), Set.of());
        JsonNode alerts = World.JSON.readTree(
                asking.until("GET", doctor, "/api/routine/clinicians/me/alerts?limit=100", "", Set.of(200), Set.of()));
        for (JsonNode it : alerts.path("items")) {
            String alert = it.path("alertId").asText();
            asking.until(
                    "POST", doctor, "/api/routine/alerts/" + alert + "/acknowledgement", "", Set.of(200), Set.of());
            journal.seenTo.add(alert);
        }
        asking.until("PUT", guest.token(), profile, Profiles.of("", ""), Set.of(200), Set.of());
    }

    /** Somebody who has left a trace in every table is erased under the fault. */
    private void comeAndGo() throws Exception {
        Person leaver;
        try {
            leaver = arrive(Newcomers::guest);
            Person.Report report = leaver.report(ThreadLocalRandom.current());
            asking.until("PUT", leaver.token(), report.path(), report.body(), Set.of(200, 201), Set.of());
            awaitSeen(leaver);
        } finally {
            arrived.countDown();
        }
        farewell.await();
        Thread.sleep(ThreadLocalRandom.current().nextInt(3_000));
        world.known.remove(leaver.id());
        asking.until("DELETE", leaver.token(), "/api/routine/patients/" + leaver.id(), "", Set.of(202), Set.of(404));
        journal.erased.add(leaver.id());
    }

    /** What patients may do is changed under the fault. */
    private void editTheRules() throws Exception {
        try {
            if (world.editor.needsSomebody()) {
                world.editor.prepare(arrive(it -> it.composer(Editor.CONDITION)));
            }
        } finally {
            arrived.countDown();
        }
        farewell.await();
        Thread.sleep(ThreadLocalRandom.current().nextInt(3_000));
        world.editor.turn();
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
    private <T> T arrive(Arrival<T> arrival) throws Exception {
        for (int i = 1; ; i++) {
            try {
                return arrival.of(new Newcomers(world));
            } catch (IOException | IllegalStateException e) {
                if (i == ARRIVALS) {
                    throw e;
                }
                Thread.sleep(LAST_PAUSE);
            }
        }
    }

    @Override
    public void close() {
        stop();
        calls.shutdownNow();
    }
}
