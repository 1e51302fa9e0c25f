package io.backwise.progress.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.kit.paging.Cursor;
import io.backwise.testkit.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PanelPlaceTest {
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);

    @Test
    void ofTwoWithTheSameReasonsTheOneWhoWasSilentLongerComesFirst() {
        PanelPlace never = new PanelPlace(4, 0, BEN);
        PanelPlace longer = new PanelPlace(4, 1_000, BEN);
        PanelPlace lately = new PanelPlace(4, 2_000, ANNA);
        PanelPlace graver = new PanelPlace(64, 3_000, BEN);
        assertThat(new ArrayList<>(List.of(lately, longer, graver, never))
                        .stream().sorted())
                .containsExactly(graver, never, longer, lately);
    }

    @Test
    void everybodyHasOnePlaceAndACursorNamesIt() {
        long seed = Cases.run(10_000, random -> {
            PanelPlace one = new PanelPlace(random.nextInt(3), random.nextLong(3), new UUID(0, random.nextInt(3)));
            PanelPlace other = new PanelPlace(random.nextInt(3), random.nextLong(3), new UUID(0, random.nextInt(3)));
            assertThat(one.compareTo(other)).isEqualTo(-other.compareTo(one));
            assertThat(one.compareTo(other) == 0).isEqualTo(one.equals(other));
            assertThat(PanelPlace.of(Cursor.encode(one.key()))).isEqualTo(one);
        });
        System.out.printf("law panel: held in 10,000 random cases from seed %d%n", seed);
    }
}
