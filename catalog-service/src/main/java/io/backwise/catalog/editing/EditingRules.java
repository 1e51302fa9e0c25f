package io.backwise.catalog.editing;

import io.backwise.catalog.content.ShippedSources;
import io.backwise.catalog.editing.Publishing.Now;
import io.backwise.catalog.editing.RuleCheck.RuleDraft;
import io.backwise.catalog.exercise.Origin;
import io.backwise.catalog.vocabulary.PublishedVocabulary;
import io.backwise.catalog.vocabulary.Rule;
import io.backwise.catalog.vocabulary.StoredVocabulary;
import io.backwise.catalog.vocabulary.Vocabulary;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Publishes the rule set with one rule added, changed or taken away. */
@ApplicationScoped
class EditingRules {
    private final Publishing publishing;
    private final ShippedSources sources;

    EditingRules(Publishing publishing, ShippedSources sources) {
        this.publishing = publishing;
        this.sources = sources;
    }

    /** @throws io.backwise.kit.problem.ProblemException 400 with everything that is wrong with the draft */
    @WithTransaction
    Uni<RuleEdit.Putting> put(String by, String id, Optional<Precondition> precondition, RuleDraft draft) {
        return publishing.lock().chain(now -> {
            Vocabulary vocabulary = now.rules().published().vocabulary();
            if (!holds(precondition, now, id)) {
                return Uni.createFrom().item(new RuleEdit.Changed());
            }
            new RuleCheck(vocabulary, sources.ids()).violations(id, draft).refuseIfAny();
            List<Rule> rules = new ArrayList<>(vocabulary.rules());
            boolean isFirst = !rules.removeIf(it -> it.id().equals(id));
            Rule rule = draft.rule(id);
            rules.add(rule);
            return publish(now, vocabulary, rules, by).map(published -> new RuleEdit.Put(rule, published, isFirst));
        });
    }

    @WithTransaction
    Uni<RuleEdit.Deletion> delete(String by, String id, Optional<Precondition> precondition) {
        return publishing.lock().chain(now -> {
            Vocabulary vocabulary = now.rules().published().vocabulary();
            if (!holds(precondition, now, id)) {
                return Uni.createFrom().item(new RuleEdit.Changed());
            }
            List<Rule> rules = new ArrayList<>(vocabulary.rules());
            return rules.removeIf(it -> it.id().equals(id))
                    ? publish(now, vocabulary, rules, by).<RuleEdit.Deletion>map(published -> new RuleEdit.Deleted())
                    : Uni.createFrom().<RuleEdit.Deletion>item(new RuleEdit.Missing());
        });
    }

    /** An editor who names what they have seen changes that and nothing else; one who does not, whatever there is. */
    private static boolean holds(Optional<Precondition> precondition, Now now, String id) {
        PublishedVocabulary published = now.rules().published();
        boolean isThere = published.vocabulary().rules().stream()
                .anyMatch(rule -> rule.id().equals(id));
        return precondition.isEmpty()
                || switch (precondition.get()) {
                    case Precondition.New it -> !isThere;
                    case Precondition.Seen it -> it.isAny() ? isThere : it.holds(Optional.of(published.tag()));
                };
    }

    private Uni<PublishedVocabulary> publish(Now now, Vocabulary before, List<Rule> rules, String by) {
        rules.sort(Comparator.comparing(Rule::id));
        long version = now.versions().rulesVersion() + 1;
        Vocabulary vocabulary =
                new Vocabulary(before.conditions(), before.traits(), rules, before.redFlags(), before.pathways());
        PublishedVocabulary published = new PublishedVocabulary(vocabulary, version);
        return publishing
                .publish(
                        now,
                        new StoredVocabulary(
                                published, Origin.EDITOR, now.rules().contentDigest()),
                        by)
                .replaceWith(published);
    }
}
