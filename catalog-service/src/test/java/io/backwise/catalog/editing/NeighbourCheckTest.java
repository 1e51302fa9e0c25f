package io.backwise.catalog.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backwise.catalog.content.Shipped;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.kit.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A change of one exercise must leave the others what they need of it. */
class NeighbourCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Exercise> SHIPPED = Shipped.CONTENT.exercises();

    @Test
    void whatIsShippedLeansOnNothingThatIsMissing() {
        for (Exercise it : SHIPPED) {
            assertThat(new NeighbourCheck(SHIPPED, it).violations().isEmpty())
                    .as(it.slug())
                    .isTrue();
        }
    }

    @Test
    void theOnlyStandInStaysForEverybody() {
        Exercise needy = SHIPPED.stream()
                .filter(it -> !it.status().equals("standard") && standIns(it).size() == 1)
                .findFirst()
                .orElseThrow();
        Exercise only = standIns(needy).getFirst();
        assertThatThrownBy(() -> new NeighbourCheck(SHIPPED, only.with("clinician-only"))
                        .violations()
                        .refuseIfAny())
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> assertThat(((ProblemException) e).problem().violations())
                        .anySatisfy(it -> {
                            assertThat(it.field()).isEqualTo("status");
                            assertThat(it.message()).contains(needy.slug());
                        }));
    }

    @Test
    void whoHasOnlyItsFamilyKeepsIt() throws Exception {
        ObjectNode moved = JSON.valueToTree(Shipped.exercise("plank-full"));
        moved.put("family", "bridge");
        assertThatThrownBy(() -> new NeighbourCheck(SHIPPED, JSON.treeToValue(moved, Exercise.class))
                        .violations()
                        .refuseIfAny())
                .isInstanceOf(ProblemException.class)
                .satisfies(e -> assertThat(((ProblemException) e).problem().violations())
                        .singleElement()
                        .satisfies(it -> {
                            assertThat(it.field()).isEqualTo("family");
                            assertThat(it.message()).contains("plank", "wall-plank");
                        }));
    }

    private static List<Exercise> standIns(Exercise it) {
        return SHIPPED.stream()
                .filter(other -> it.regressions().contains(other.slug())
                        && other.status().equals("standard"))
                .toList();
    }
}
