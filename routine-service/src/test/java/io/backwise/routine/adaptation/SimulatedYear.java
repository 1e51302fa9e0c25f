package io.backwise.routine.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.core.Concern;
import io.backwise.routine.adaptation.core.Gap;
import io.backwise.routine.adaptation.core.PainResponse;
import io.backwise.routine.adaptation.core.Response;
import io.backwise.routine.adaptation.core.Step;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.plan.Plan;
import io.backwise.routine.plan.PlanScreening;
import io.backwise.routine.plan.Prescription;
import io.backwise.routine.plan.RecentPain;
import io.backwise.routine.plan.RevisionDoses;
import io.backwise.routine.plan.ShippedPlans;
import io.backwise.routine.plan.StepTaken;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.screening.ActiveCondition;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

/** One person over one year: the rules as the system applies them, on a back that answers. */
final class SimulatedYear {
    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
    static final int DAYS = 364;
    private static final List<DayOfWeek> DUE = List.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);
    private static final int REMEMBERED = 60;
    private static final int PAUSE = 7;

    private final Catalogue catalogue;
    private final Profile profile;
    private final SimulatedPatient patient;
    private final List<PlayedSession> sessions = new ArrayList<>();
    private final List<RevisionDoses> revisions = new ArrayList<>();
    private final List<Week> weeks = new ArrayList<>();
    private final SplittableRandom ids;
    private Plan plan;
    private Optional<Gap> answered = Optional.empty();
    private int pausedUntil = -1;
    private Tally tally = new Tally();

    /** What one week looked like at its end. */
    record Week(int seconds, double volume, double pain, int up, int down, int pauses, int harder) {}

    /** Counts of the running week. */
    private static final class Tally {
        private int up;
        private int down;
        private int pauses;
    }

    private SimulatedYear(Catalogue catalogue, Profile profile, Plan plan, SplittableRandom random) {
        this.catalogue = catalogue;
        this.profile = profile;
        this.plan = plan;
        patient = new SimulatedPatient(random.split());
        ids = random.split();
        revisions.add(doses(plan, SimulatedPatient.at(FIRST), List.of()));
    }

    /** Empty where nothing may be composed for that person. */
    static Optional<SimulatedYear> of(Catalogue catalogue, Profile profile, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        UUID id = new UUID(seed, 0);
        return ShippedPlans.composed(catalogue, id, profile, DUE, FIRST).map(plan -> {
            SimulatedYear year = new SimulatedYear(catalogue, profile, plan, random);
            year.live();
            return year;
        });
    }

    private void live() {
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = FIRST.plusDays(day);
            patient.sleeps(day);
            morning(day, date);
            afterGap(date);
            if (day > pausedUntil && plan.schedules(date) && patient.trains(day)) {
                PlayedSession session = patient.plays(plan, date, new UUID(ids.nextLong(), ids.nextLong()));
                sessions.addFirst(session);
                answered = Optional.empty();
                if (!isGreen(session)) {
                    weigh(session, day, SimulatedPatient.at(date).plus(Duration.ofMinutes(30)));
                }
            }
            if (day % 7 == 6) {
                endOfWeek();
            }
        }
    }

    private static boolean isGreen(PlayedSession it) {
        return PainResponse.colour(it.pain(), it.shift()) == Response.GREEN
                && it.items().stream().allMatch(item -> item.pain().orElse(0) < 4);
    }

    private void morning(int day, LocalDate date) {
        if (!sessions.isEmpty() && sessions.getFirst().day().equals(date.minusDays(1)) && patient.tellsTheMorning()) {
            PlayedSession session = patient.withMorning(sessions.removeFirst());
            sessions.addFirst(session);
            weigh(session, day, SimulatedPatient.at(date).minus(Duration.ofHours(2)));
        }
    }

    private void weigh(PlayedSession session, int day, Instant now) {
        List<PlayedSession> others = sessions.subList(1, Math.min(sessions.size(), REMEMBERED + 1));
        Known known = known(session.day());
        Adaptation adaptation = Weighing.weigh(now, known, session, others);
        // The same history gives the same plan.
        assertThat(Weighing.weigh(now, known, session, others)).isEqualTo(adaptation);
        adaptation.revised().ifPresent(it -> revise(it, adaptation.steps(), now));
        boolean pauses = adaptation.isEmptied()
                || adaptation.concerns().stream().anyMatch(it -> it instanceof Concern.RepeatedRed);
        if (pauses) {
            pausedUntil = day + PAUSE;
            tally.pauses++;
        }
    }

    private void afterGap(LocalDate date) {
        if (sessions.isEmpty()) {
            return;
        }
        Optional<Gap> gap = Gap.between(sessions.getFirst().day(), date, plan.weekdays());
        if (gap.isEmpty() || gap.equals(answered)) {
            return;
        }
        answered = gap;
        Known known = known(date);
        List<Step> steps = RestartingAfterGap.steps(known, gap.get());
        if (!steps.isEmpty()) {
            List<StepTaken> taken =
                    steps.stream().map(it -> Steps.record(it, catalogue, null)).toList();
            revise(Steps.taken(known, steps).orElseThrow(), taken, SimulatedPatient.at(date));
        }
    }

    private void revise(Plan revised, List<StepTaken> steps, Instant now) {
        assertThat(revised.revision()).isEqualTo(plan.revision() + 1);
        List<ActiveCondition> inForce = ConditionsInForce.of(catalogue, profile, FIRST);
        assertThat(PlanScreening.withheld(catalogue, ActiveCondition.slugs(inForce), revised))
                .isEmpty();
        assertThat(revised.session().totalSeconds())
                .isLessThanOrEqualTo(Math.max(
                        profile.minutesPerSession() * 60, plan.session().totalSeconds()));
        int accounted = revised.session().items().size()
                + revised.session().excluded().size()
                + revised.session().notChosen().size();
        assertThat(accounted).isEqualTo(catalogue.exercises().size());
        plan = revised;
        revisions.add(doses(revised, now, steps));
        steps.forEach(it -> {
            if (it.up()) {
                tally.up++;
            } else {
                tally.down++;
            }
        });
    }

    private Known known(LocalDate today) {
        List<PlayedSession> lately = sessions.stream()
                .filter(it -> it.day().isAfter(today.minusDays(RecentPain.DAYS)))
                .toList();
        Set<String> tooMuch = ShippedPlans.tooMuch(lately, revisions, SimulatedPatient.at(today));
        return new Known(
                catalogue, profile, today, ConditionsInForce.of(catalogue, profile, today), plan, revisions, tooMuch);
    }

    private static RevisionDoses doses(Plan plan, Instant at, List<StepTaken> steps) {
        return new RevisionDoses(
                plan.revision(), at, plan.status(), plan.session().items(), steps);
    }

    private void endOfWeek() {
        List<Prescription> start = revisions.getFirst().items();
        int harder =
                plan.session().items().stream().mapToInt(this::difficulty).max().orElse(0)
                        - start.stream().mapToInt(this::difficulty).max().orElse(0);
        weeks.add(new Week(
                plan.session().totalSeconds(),
                weekly(plan.session().items(), plan.weekdays().size()) / weekly(start, DUE.size()),
                patient.pain(),
                tally.up,
                tally.down,
                tally.pauses,
                harder));
        tally = new Tally();
    }

    private int difficulty(Prescription it) {
        return catalogue.exercise(it.exercise()).orElseThrow().difficulty();
    }

    /** Seconds of work in a week. */
    private static double weekly(List<Prescription> items, int days) {
        return days * items.stream().mapToInt(Prescription::seconds).sum();
    }

    List<Week> weeks() {
        return weeks;
    }

    List<RevisionDoses> revisions() {
        return revisions;
    }
}
