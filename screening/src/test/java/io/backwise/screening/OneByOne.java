package io.backwise.screening;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The definition of screening, word for word, rule by rule and exercise by exercise: no index, no bits. */
final class OneByOne {
    private final World world;
    private final Audience audience;

    OneByOne(World world, Audience audience) {
        this.world = world;
        this.audience = audience;
    }

    /** The rules that speak against an exercise, by id; {@code CAT..} and {@code CAP} among them. */
    Set<String> because(Exercise exercise) {
        Set<String> rules = new TreeSet<>();
        applying(exercise).forEach(it -> rules.add(it.id()));
        switch (exercise.status()) {
            case AVOID_BY_DEFAULT -> rules.add("CAT01");
            case WITHDRAWN -> rules.add("CAT03");
            case CLINICIAN_ONLY -> {
                if (audience == Audience.SELF) {
                    rules.add("CAT02");
                }
            }
            case STANDARD -> {}
        }
        if (world.active().stream().anyMatch(it -> world.condition(it).maxDifficulty() < exercise.difficulty())) {
            rules.add("CAP");
        }
        return rules;
    }

    String outcome(Exercise exercise) {
        Set<String> because = because(exercise);
        boolean absolute = because.stream().anyMatch(it -> it.startsWith("CA"))
                || applying(exercise).anyMatch(it -> it.severity() == Severity.ABSOLUTE);
        return absolute ? "excluded" : because.isEmpty() ? "allowed" : "caution";
    }

    List<String> alternatives(Exercise exercise) {
        if (!outcome(exercise).equals("excluded")) {
            return List.of();
        }
        Set<String> standIns = new LinkedHashSet<>(exercise.regressions());
        byName().filter(it ->
                        it.family().equals(exercise.family()) && it.category().equals(exercise.category()))
                .forEach(it -> standIns.add(it.slug()));
        standIns.remove(exercise.slug());
        List<Trait> excluding = applying(exercise)
                .filter(it -> it.severity() == Severity.ABSOLUTE)
                .map(it -> world.ruleSet().traits().get(it.trait()))
                .toList();
        List<String> safe = new ArrayList<>();
        for (String slug : standIns) {
            byName().filter(it -> it.slug().equals(slug))
                    .filter(it -> !outcome(it).equals("excluded"))
                    .filter(it -> noStronger(it, excluding))
                    .forEach(it -> safe.add(slug));
        }
        return safe.subList(0, Math.min(3, safe.size()));
    }

    private boolean noStronger(Exercise exercise, List<Trait> excluding) {
        for (String slug : exercise.traits()) {
            Trait trait = world.ruleSet().traits().get(slug);
            for (Trait first : excluding) {
                if (trait.group().equals(first.group())
                        && trait.direction().equals(first.direction())
                        && trait.strength() > first.strength()) {
                    return false;
                }
            }
        }
        return true;
    }

    private Stream<Rule> applying(Exercise exercise) {
        return world.rules().stream()
                .filter(it -> exercise.traits().contains(it.trait()))
                .filter(it -> world.active().contains(it.condition())
                        && world.active().containsAll(it.whenAlso()));
    }

    private Stream<Exercise> byName() {
        return world.exercises().stream().sorted(java.util.Comparator.comparing(Exercise::slug));
    }
}
