package io.backwise.catalog.content;

import io.backwise.catalog.catalogue.Catalogue;
import io.backwise.catalog.catalogue.CatalogueVersions;
import io.backwise.catalog.exercise.Exercise;
import io.backwise.catalog.exercise.Origin;
import io.backwise.catalog.exercise.PublishedExercise;
import io.backwise.catalog.exercise.StoredExercise;
import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.catalog.vocabulary.StoredVocabulary;
import io.backwise.catalog.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a release makes of the catalogue; nothing of it is written yet.
 *
 * @param versions of the catalogue with it
 * @param exercises those that get a new version
 * @param rules the rule set, when it gets a new version
 * @param passedOver what of the release is not taken over, since an editor changed it too
 * @param result all that is published with it
 */
record Upgrade(
        CatalogueVersions versions,
        List<StoredExercise> exercises,
        Optional<StoredVocabulary> rules,
        List<String> passedOver,
        Result result) {

    /**
     * The catalogue before it.
     *
     * @param exercises by slug
     * @param rules empty before the first import
     * @param shipped the rule set of the release that was imported last, as it was shipped
     */
    record Before(
            CatalogueVersions versions,
            Map<String, StoredExercise> exercises,
            Optional<StoredVocabulary> rules,
            Vocabulary shipped) {
        Vocabulary vocabulary() {
            return rules.map(it -> it.published().vocabulary()).orElse(Vocabulary.NONE);
        }
    }

    /** The catalogue with it. */
    record Result(Collection<PublishedExercise> exercises, PublishedVocabulary rules) {}

    /** @param digest tells whether two documents are the same */
    static Upgrade of(ShippedContent content, Before before, Function<Object, String> digest) {
        MergedRules merged = MergedRules.of(before.shipped(), before.vocabulary(), content.vocabulary());
        List<String> passedOver = new ArrayList<>(merged.passedOver());
        List<StoredExercise> changed = new ArrayList<>();
        for (Exercise shipped : content.exercises()) {
            String shippedDigest = digest.apply(shipped);
            Optional<StoredExercise> current =
                    Optional.ofNullable(before.exercises().get(shipped.slug()));
            boolean isKnown = current.filter(it -> it.contentDigest().equals(shippedDigest)
                            || it.published().exercise().equals(shipped))
                    .isPresent();
            boolean isEdited =
                    current.filter(it -> it.origin() == Origin.EDITOR).isPresent();
            if (!isKnown && isEdited) {
                passedOver.add("exercise " + shipped.slug());
            } else if (!isKnown) {
                long version = 1 + current.map(it -> it.published().version()).orElse(0L);
                PublishedExercise next = new PublishedExercise(shipped, version, "");
                changed.add(new StoredExercise(next, Origin.CONTENT, shippedDigest));
            }
        }
        boolean hasNewRules = !merged.vocabulary().equals(before.vocabulary());
        long rulesVersion = before.versions().rulesVersion() + (hasNewRules ? 1 : 0);
        long catalogVersion = before.versions().catalogVersion() + (hasNewRules || !changed.isEmpty() ? 1 : 0);
        PublishedVocabulary rules = new PublishedVocabulary(merged.vocabulary(), rulesVersion);
        Origin origin = merged.vocabulary().equals(content.vocabulary()) ? Origin.CONTENT : Origin.EDITOR;
        StoredVocabulary stored = new StoredVocabulary(rules, origin, digest.apply(content.vocabulary()));
        return new Upgrade(
                new CatalogueVersions(content.version(), catalogVersion, rulesVersion),
                List.copyOf(changed),
                hasNewRules ? Optional.of(stored) : Optional.empty(),
                List.copyOf(passedOver),
                new Result(all(before, changed), rules));
    }

    private static Collection<PublishedExercise> all(Before before, List<StoredExercise> changed) {
        Map<String, PublishedExercise> all = new TreeMap<>();
        before.exercises().forEach((slug, it) -> all.put(slug, it.published()));
        changed.forEach(it -> all.put(it.published().exercise().slug(), it.published()));
        return List.copyOf(all.values());
    }

    /** Whether readers have to be told of it. */
    boolean hasNews() {
        return !exercises.isEmpty() || rules.isPresent();
    }

    /** What keeps the result from being a catalogue, in words; empty when it is one. */
    List<String> unresolved() {
        List<String> unresolved = Unresolved.of(
                result.rules().vocabulary(),
                result.exercises().stream().map(PublishedExercise::exercise).toList());
        return unresolved.isEmpty() ? defect().stream().toList() : unresolved;
    }

    /** What else the kernel does not take, such as a difficulty that there is not. */
    private Optional<String> defect() {
        try {
            new Catalogue(versions, result.exercises(), result.rules());
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
