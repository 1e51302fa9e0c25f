package io.backwise.routine.session.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pain-response rules on one session: all that match fire, and the strictest decides its colour. Pure.
 *
 * <p>Thresholds after Smith 2019 and Thomee 1997: worst pain up to 3 is green, 4 to 5 amber, 6 and more red, as is a rise
 * of more than 2 points or a reaction the next morning. Spread down the leg is red whatever the numbers (May 2018).
 */
public final class PainResponse {
    private static final int AMBER_FROM = 4;
    private static final int RED_FROM = 6;
    private static final int RED_FROM_ON_A_BAD_DAY = 9;
    private static final int RISE = 2;

    private PainResponse() {}

    /**
     * What fires for a session.
     *
     * @param shift {@code none}, {@code centralised} or {@code peripheralised}
     */
    public static List<Finding> findings(Pain pain, String shift, boolean redFlag) {
        List<Finding> fired = new ArrayList<>();
        if (redFlag) {
            fired.add(new Finding(
                    "PR01",
                    Response.RED,
                    List.of("stop-session", "seek-care", "notify-clinician"),
                    "You told of a warning sign. Stop exercising and follow the advice."));
        }
        if (shift.equals("peripheralised")) {
            fired.add(new Finding(
                    "PR02",
                    Response.RED,
                    List.of("stop-exercise", "ask-neurological-red-flags"),
                    "Symptoms that spread down the leg are a bad sign for that movement."));
        }
        boolean centralised = shift.equals("centralised");
        numbers(pain).map(it -> centralised ? softened(it) : it).forEach(fired::add);
        morning(pain).ifPresent(fired::add);
        if (centralised) {
            fired.add(new Finding(
                    "PR04",
                    Response.GREEN,
                    List.of("continue"),
                    "Symptoms that draw back to the middle are a good sign, even when the ache there rises a while."));
        }
        return List.copyOf(fired);
    }

    /** The strictest of what fired; green when nothing did. */
    public static Response colour(List<Finding> findings) {
        return findings.stream().map(Finding::response).max(Response::compareTo).orElse(Response.GREEN);
    }

    private static Stream<Finding> numbers(Pain pain) {
        int rise = pain.worst() - pain.before();
        boolean badDay = pain.before() >= RED_FROM;
        boolean red = badDay ? rise >= RISE || pain.worst() >= RED_FROM_ON_A_BAD_DAY : pain.worst() >= RED_FROM;
        List<Finding> fired = new ArrayList<>();
        if (red) {
            fired.add(new Finding(
                    "PR05",
                    Response.RED,
                    List.of("stop-exercise", "regress-one-step"),
                    "Pain reached " + pain.worst() + " of 10: that is too much for this exercise now."));
        }
        if (rise > RISE) {
            fired.add(new Finding(
                    "PR06",
                    Response.RED,
                    List.of("stop-exercise", "regress-one-step"),
                    "Pain rose by " + rise + " points during the session; up to " + RISE + " is tolerable."));
        }
        if (fired.isEmpty() && pain.worst() >= AMBER_FROM) {
            fired.add(new Finding(
                    "PR08",
                    Response.AMBER,
                    List.of("continue", "hold-progression"),
                    "Pain of " + pain.worst() + " is tolerable; the dose stays until it settles."));
        }
        return fired.stream();
    }

    private static Finding softened(Finding red) {
        return red.response() == Response.RED
                ? new Finding(red.rule(), Response.AMBER, List.of("regress-one-step", "hold-progression"), red.reason())
                : red;
    }

    private static Optional<Finding> morning(Pain pain) {
        if (pain.nextMorning().isEmpty()) {
            return Optional.empty();
        }
        int next = pain.nextMorning().getAsInt();
        int rise = next - pain.before();
        if (rise > RISE || next >= RED_FROM) {
            return Optional.of(new Finding(
                    "PR07R",
                    Response.RED,
                    List.of("mark-session-red", "regress-one-step"),
                    "Pain had not settled the next morning."));
        }
        if (rise == RISE) {
            return Optional.of(new Finding(
                    "PR07",
                    Response.AMBER,
                    List.of("reduce-volume-30", "hold-progression"),
                    "Pain was 2 points higher the next morning: a little less for now."));
        }
        return Optional.empty();
    }
}
