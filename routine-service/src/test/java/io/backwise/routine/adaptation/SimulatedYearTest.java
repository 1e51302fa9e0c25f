package io.backwise.routine.adaptation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.adaptation.SimulatedYear.Week;
import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.RevisionDoses;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.Profile.RecordedCondition;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A year of many people. Every revision of every plan is checked on the way: safe for the person, within their time, and
 * with all of the catalogue accounted for. {@code -Dbackwise.report.write=true} lives the year of a thousand and writes
 * {@code docs/adaptation.md}.
 */
class SimulatedYearTest {
    private static final boolean WRITES = Boolean.getBoolean("backwise.report.write");
    private static final int PEOPLE = WRITES ? 1_000 : 60;
    private static final long FIRST_SEED = 20260105;

    private static final List<String> CONDITIONS = List.of(
            "nonspecific-lbp", "lumbar-disc-herniation", "osteoporosis", "facet-joint-pain", "lumbar-spinal-stenosis");

    private final Catalogue catalogue = ShippedCatalogue.read();

    @Test
    void dosesGrowWithGoodSessionsAndGiveWayToPain() throws Exception {
        List<SimulatedYear> years = new ArrayList<>();
        for (long seed = FIRST_SEED; years.size() < PEOPLE; seed++) {
            SimulatedYear.of(catalogue, profile(new SplittableRandom(seed)), seed)
                    .ifPresent(years::add);
        }
        YearReport report = new YearReport(years);
        System.out.println(report.summary());
        Week last = report.median(SimulatedYear.DAYS / 7 - 1);
        assertThat(last.volume()).isGreaterThan(1);
        assertThat(years).anyMatch(it -> it.weeks().stream().anyMatch(week -> week.down() > 0));
        assertThat(years).anyMatch(it -> it.weeks().getLast().harder() > 0);
        if (WRITES) {
            report.write();
        }
    }

    @Test
    void theSameYearIsLivedTwice() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 15; seed++) {
            assertThat(revisions(seed)).as("seed %s", seed).isEqualTo(revisions(seed));
        }
    }

    private Optional<List<RevisionDoses>> revisions(long seed) {
        return SimulatedYear.of(catalogue, profile(new SplittableRandom(seed)), seed)
                .map(SimulatedYear::revisions);
    }

    private Profile profile(SplittableRandom random) {
        List<String> known = CONDITIONS.stream()
                .filter(it -> catalogue.engine().rules().conditions().containsKey(it))
                .toList();
        return new Profile(
                List.of(new RecordedCondition(known.get(random.nextInt(known.size())), null)),
                List.of(),
                SimulatedYear.FIRST,
                random.nextInt(2, 5),
                List.of(List.of("pain-relief", "mobility", "strength", "function")
                        .get(random.nextInt(4))),
                List.of("mat", "chair", "wall", "pillow", "strap", "resistance-band", "step"),
                List.of(),
                List.of(),
                10 + 5 * random.nextInt(6),
                List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY, DayOfWeek.SATURDAY),
                "UTC",
                List.of("none", "some", "regular").get(random.nextInt(3)),
                null);
    }
}
