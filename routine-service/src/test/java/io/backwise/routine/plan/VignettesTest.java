package io.backwise.routine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.plan.SessionPreview.ExcludedExercise;
import io.backwise.routine.plan.SessionPreview.NotChosen;
import io.backwise.routine.plan.Vignette.Never;
import io.backwise.routine.profile.Profile.RecordedCondition;
import io.backwise.screening.RedFlag;
import io.backwise.testkit.PublishedCatalogue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the test patients of {@code docs/clinical-safety.md} against what is composed for them. After a wanted change,
 * {@code -Dbackwise.vignettes.write=true} puts the new answers into the page, to be read before they are committed.
 */
class VignettesTest {
    private static final Catalogue CATALOGUE = ShippedCatalogue.read();
    private static final Composing COMPOSING = ShippedConfig.composing();
    private static final List<Vignette> ALL = Vignette.read();

    static List<Vignette> patients() {
        return ALL;
    }

    @ParameterizedTest
    @MethodSource("patients")
    void noTestPatientGetsWhatMustNeverBe(Vignette patient) {
        Map<String, ExcludedExercise> excluded = excluded(patient);
        for (Never never : patient.nevers()) {
            for (String exercise : never.exercises()) {
                if (never.isNoRule()) {
                    assertThat(setAside(patient)).as("%s: %s", patient, never).containsEntry(exercise, never.source());
                    continue;
                }
                assertThat(excluded).as("%s: %s", patient, never).containsKey(exercise);
                assertThat(excluded.get(exercise).because())
                        .filteredOn(it -> it.severity().equals("absolute"))
                        .extracting(Because::source)
                        .as("sources of what keeps %s from %s", exercise, patient)
                        .contains(never.source());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("patients")
    void everyTestPatientGetsWhatHelps(Vignette patient) {
        Proposal proposal = proposal(patient);
        if (patient.refused().isEmpty()) {
            assertThat(proposal).as("%s", patient).isInstanceOf(Proposal.Proposed.class);
        } else {
            assertThat(refusal(proposal)).as("%s", patient).isEqualTo(patient.refused());
        }
        List<String> session = session(proposal);
        patient.oneOf().forEach(some -> assertThat(session).as("%s", patient).containsAnyElementsOf(some));
        Set<String> excluded = excluded(patient).keySet();
        assertThat(patient.offered()).as("%s", patient).noneMatch(excluded::contains);
    }

    @Test
    void theAnswersOnThePageAreTheAnswersGiven() {
        Map<String, String> answers = new TreeMap<>();
        ALL.forEach(it -> answers.put(it.number(), answer(proposal(it))));
        if (Boolean.getBoolean("backwise.vignettes.write")) {
            Vignette.write(answers);
        }
        assertThat(Vignette.read())
                .allSatisfy(it -> assertThat(it.answer()).as("%s", it).isEqualTo(answers.get(it.number())));
    }

    @Test
    void everyConditionAndEveryRedFlagHasAPatient() {
        assertThat(ALL).hasSizeGreaterThanOrEqualTo(60);
        Set<String> conditions = new HashSet<>();
        Set<String> flags = new HashSet<>();
        ALL.forEach(it -> {
            it.profile().conditions().stream().map(RecordedCondition::slug).forEach(conditions::add);
            flags.addAll(it.profile().redFlags());
        });
        assertThat(conditions).isEqualTo(CATALOGUE.engine().rules().conditions().keySet());
        assertThat(flags).isEqualTo(CATALOGUE.engine().rules().redFlags().keySet());
        assertThat(ALL.stream().filter(it -> it.profile().conditions().size() > 1))
                .hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void everySourceIsOnTheList() {
        Set<String> known = PublishedCatalogue.sources();
        assertThat(ALL).allSatisfy(it -> assertThat(known).as("%s", it).containsAll(it.sources()));
    }

    private static Proposal proposal(Vignette it) {
        return COMPOSING.compose(
                CATALOGUE,
                it.profile(),
                Background.NONE,
                new Wish(null, List.of(), List.of(), List.of()),
                it.audience(),
                Vignette.TODAY);
    }

    private static Map<String, ExcludedExercise> excluded(Vignette patient) {
        List<ExcludedExercise> excluded =
                switch (proposal(patient)) {
                    case Proposal.Proposed it -> it.session().excluded();
                    case Proposal.Infeasible it -> it.excluded();
                    default -> List.of();
                };
        return excluded.stream().collect(Collectors.toMap(ExcludedExercise::exercise, it -> it));
    }

    private static Map<String, String> setAside(Vignette patient) {
        return proposal(patient) instanceof Proposal.Proposed it
                ? it.session().notChosen().stream().collect(Collectors.toMap(NotChosen::exercise, NotChosen::why))
                : Map.of();
    }

    private static List<String> session(Proposal proposal) {
        return proposal instanceof Proposal.Proposed it
                ? it.session().items().stream().map(Prescription::exercise).toList()
                : List.of();
    }

    /** The slug of the problem, and the pathway of a red flag. */
    private static List<String> refusal(Proposal proposal) {
        List<String> refusal = new ArrayList<>();
        if (!(proposal instanceof Proposal.Proposed)) {
            refusal.add(Proposals.problem(proposal).slug());
        }
        if (proposal instanceof Proposal.RedFlagged it) {
            refusal.add(it.pathway());
        }
        return refusal;
    }

    private static String answer(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Proposed it -> codes(session(it));
            case Proposal.ProfileMissing _ -> throw new AssertionError("each has a profile");
            case Proposal.RedFlagged it ->
                "refused: " + codes(List.of(it.pathway())) + " for "
                        + codes(it.flags().stream().map(RedFlag::id).toList());
            case Proposal.ClinicianNeeded it ->
                "refused: a clinician has to plan, for " + codes(List.copyOf(it.conditions()));
            case Proposal.Infeasible it -> "refused: " + String.join("; ", it.reasons());
            case Proposal.OverrideRefused it -> it.why();
            case Proposal.PinRefused it -> it.why();
        };
    }

    private static String codes(List<String> words) {
        return words.stream().map(it -> "`" + it + "`").collect(Collectors.joining(", "));
    }
}
