package io.backwise.catalog.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.Cases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is merged is, entry by entry, an editor's if the editor changed it, and else the release's. */
class MergedTest {
    private static final int CASES = 20_000;
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void whatAnEditorChangedStaysAndAllElseFollowsTheRelease() {
        law("merged entry by entry", it -> {
            Map<String, Integer> merged = it.merged().entries();
            for (String id : IDS) {
                assertThat(merged.get(id)).as(id).isEqualTo(it.isEdited(id) ? it.now.get(id) : it.release.get(id));
            }
            assertThat(IDS).containsAll(merged.keySet());
        });
    }

    @Test
    void whatIsNotTakenOverIsTold() {
        law("merged, and told what is passed over", it -> {
            Merged<Integer> merged = it.merged();
            for (String id : IDS) {
                boolean isNews = !Objects.equals(it.release.get(id), it.before.get(id));
                boolean isTaken = Objects.equals(merged.entries().get(id), it.release.get(id));
                assertThat(merged.passedOver().contains(id)).as(id).isEqualTo(isNews && !isTaken);
            }
        });
    }

    @Test
    void theSameReleaseOnceMoreChangesNothing() {
        law("merged once and again", it -> {
            Map<String, Integer> merged = it.merged().entries();
            Merged<Integer> again = Merged.of(it.release, merged, it.release);
            assertThat(again.entries()).isEqualTo(merged);
            assertThat(again.passedOver()).isEmpty();
        });
    }

    @Test
    void theReleasesOrderStays() {
        Merged<Integer> merged = Merged.of(
                ordered("rose", "oak", "fern"), ordered("rose", "ivy", "elm"), ordered("yew", "rose", "fern", "ash"));
        assertThat(merged.entries().keySet()).containsExactly("yew", "rose", "ash", "elm", "ivy");
    }

    private static Map<String, Integer> ordered(String... ids) {
        Map<String, Integer> entries = new LinkedHashMap<>();
        Stream.of(ids).forEach(it -> entries.put(it, 1));
        return entries;
    }

    private static void law(String name, Consumer<Sides> law) {
        Cases.law(name, CASES, Sides::of, Sides::smaller, law);
    }

    /** What there is to merge; each entry is one of three, or is not there. */
    private record Sides(Map<String, Integer> before, Map<String, Integer> now, Map<String, Integer> release) {
        static Sides of(SplittableRandom random) {
            Map<String, Integer> before = new TreeMap<>();
            IDS.forEach(id -> put(before, id, random));
            return new Sides(before, changed(before, random), changed(before, random));
        }

        private static Map<String, Integer> changed(Map<String, Integer> of, SplittableRandom random) {
            Map<String, Integer> changed = new TreeMap<>(of);
            IDS.stream().filter(id -> random.nextInt(3) == 0).forEach(id -> put(changed, id, random));
            return changed;
        }

        private static void put(Map<String, Integer> entries, String id, SplittableRandom random) {
            int value = random.nextInt(4);
            if (value == 0) {
                entries.remove(id);
            } else {
                entries.put(id, value);
            }
        }

        Stream<Sides> smaller() {
            return IDS.stream()
                    .filter(id -> before.containsKey(id) || now.containsKey(id) || release.containsKey(id))
                    .map(id -> new Sides(without(before, id), without(now, id), without(release, id)));
        }

        private static Map<String, Integer> without(Map<String, Integer> entries, String id) {
            Map<String, Integer> fewer = new TreeMap<>(entries);
            fewer.remove(id);
            return fewer;
        }

        boolean isEdited(String id) {
            return !Objects.equals(before.get(id), now.get(id));
        }

        Merged<Integer> merged() {
            return Merged.of(before, now, release);
        }
    }
}
