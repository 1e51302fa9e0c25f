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
    Uni<RuleEdit.Put> put(String by, String id, RuleDraft draft) {
        return publishing.lock().chain(now -> {
            Vocabulary vocabulary = now.rules().published().vocabulary();
            new RuleCheck(vocabulary, sources.ids()).violations(id, draft).refuseIfAny();
            List<Rule> rules = new ArrayList<>(vocabulary.rules());
            boolean isFirst = !rules.removeIf(it -> it.id().equals(id));
            Rule rule = draft.rule(id);
            rules.add(rule);
            return publish(now, vocabulary, rules, by).map(version -> new RuleEdit.Put(rule, version, isFirst));
        });
    }

    @WithTransaction
    Uni<RuleEdit.Deletion> delete(String by, String id) {
        return publishing.lock().chain(now -> {
            Vocabulary vocabulary = now.rules().published().vocabulary();
            List<Rule> rules = new ArrayList<>(vocabulary.rules());
            return rules.removeIf(it -> it.id().equals(id))
                    ? publish(now, vocabulary, rules, by).<RuleEdit.Deletion>map(RuleEdit.Deleted::new)
                    : Uni.createFrom().<RuleEdit.Deletion>item(new RuleEdit.Missing());
        });
    }

    private Uni<Long> publish(Now now, Vocabulary before, List<Rule> rules, String by) {
        rules.sort(Comparator.comparing(Rule::id));
        long version = now.versions().rulesVersion() + 1;
        Vocabulary vocabulary =
                new Vocabulary(before.conditions(), before.traits(), rules, before.redFlags(), before.pathways());
        return publishing
                .publish(
                        now,
                        new StoredVocabulary(
                                new PublishedVocabulary(vocabulary, version),
                                Origin.EDITOR,
                                now.rules().contentDigest()),
                        by)
                .replaceWith(version);
    }
}
