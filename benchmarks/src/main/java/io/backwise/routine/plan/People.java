package io.backwise.routine.plan;

import io.backwise.routine.catalogue.Catalogue;
import io.backwise.routine.catalogue.ShippedCatalogue;
import io.backwise.routine.catalogue.SyntheticCatalogue;
import io.backwise.routine.plan.core.Order;
import io.backwise.routine.profile.ConditionsInForce;
import io.backwise.routine.profile.Profile;
import io.backwise.routine.profile.RandomProfiles;
import io.backwise.screening.Audience;
import io.backwise.screening.Screening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Random people over a catalogue, one after the other, and what is asked for each. */
@State(Scope.Thread)
public class People {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final Wish WISH = new Wish(null, List.of(), List.of(), List.of());
    private static final int CATALOGUES = 20;

    /** {@code shipped}, or the number of exercises of random catalogues. */
    @Param({"shipped", "300"})
    public String catalogue = "shipped";

    /** Decides who they are. */
    @Param("2026")
    public long seed;

    private final List<Person> people = new ArrayList<>();
    private int next;

    /** Somebody who asks for a session from a catalogue. */
    public record Person(Composing composing, Catalogue catalogue, Profile profile, Set<String> conditions) {
        /** Screening, optimum and account: the whole answer. */
        Proposal answer() {
            return composing.compose(catalogue, profile, Background.NONE, WISH, Audience.CLINICIAN, TODAY);
        }

        /** The optimisation problem alone. */
        public Order order() {
            Triage triage = new Triage(
                    catalogue, new Prepared(catalogue), profile, WISH, Audience.CLINICIAN, conditions, Background.NONE);
            return Composing.order(triage, profile, WISH, conditions);
        }

        /** Which exercises of the whole catalogue are excluded. */
        Screening screening() {
            return catalogue.engine().screen(conditions, Audience.CLINICIAN);
        }
    }

    /** Makes a thousand people. */
    @Setup
    public void meet() {
        SplittableRandom random = new SplittableRandom(seed);
        List<Catalogue> catalogues = new ArrayList<>();
        if (catalogue.equals("shipped")) {
            catalogues.add(ShippedCatalogue.read());
        } else {
            for (int i = 0; i < CATALOGUES; i++) {
                catalogues.add(SyntheticCatalogue.of(random, Integer.parseInt(catalogue)));
            }
        }
        // A service composes from one catalogue, and keeps what it prepared of it.
        List<Composing> composings =
                catalogues.stream().map(it -> ShippedConfig.composing()).toList();
        for (int i = 0; i < 1_000; i++) {
            Catalogue of = catalogues.get(i % catalogues.size());
            Composing composing = composings.get(i % catalogues.size());
            Profile profile = new RandomProfiles(of).next(random);
            people.add(new Person(composing, of, profile, ConditionsInForce.slugs(of, profile, TODAY)));
        }
    }

    /** The next of them, round and round. */
    public Person next() {
        next = (next + 1) % people.size();
        return people.get(next);
    }

    /** All of them. */
    public List<Person> all() {
        return people;
    }
}
