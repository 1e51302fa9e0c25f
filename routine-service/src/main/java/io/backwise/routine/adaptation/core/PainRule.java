package io.backwise.routine.adaptation.core;

import static io.backwise.routine.adaptation.core.Response.AMBER;
import static io.backwise.routine.adaptation.core.Response.GREEN;
import static io.backwise.routine.adaptation.core.Response.RED;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The pain-response rules, the strictest first. All that match fire.
 *
 * <p>Thresholds after Smith 2019 and Thomee 1997: worst pain up to 3 is green, 4 to 5 amber, 6 and more red, as is a rise
 * of more than 2 points or a reaction the next morning; spread down the leg is red whatever the numbers (May 2018). Rule
 * PR13, new nerve signs, is told as a red flag and fires as PR01.
 */
enum PainRule {
    PR01(
            RED,
            List.of("stop-session", "seek-care", "notify-clinician"),
            Answer::redFlag,
            it -> "You told of a warning sign. Stop exercising and follow the advice."),
    PR00(
            AMBER,
            List.of("do-not-start", "ask-red-flags", "offer-breathing-or-position-of-ease-only"),
            it -> it.pain().before() >= PainRule.FLARE,
            it -> "Pain of " + it.pain().before()
                    + " before a session: do not start; breathe, or rest where it eases."),
    PR02(
            RED,
            List.of("stop-exercise", "ask-neurological-red-flags"),
            it -> it.shift() == Shift.PERIPHERALISED,
            it -> "Symptoms that spread down the leg are a bad sign for that movement."),
    PR05(
            RED,
            List.of("stop-exercise", "regress-one-step"),
            PainRule::isTooMuch,
            it -> "Pain reached " + it.pain().worst() + " of 10: that is too much for this exercise now."),
    PR06(
            RED,
            List.of("stop-exercise", "regress-one-step"),
            it -> it.pain().rise() > PainRule.RISE,
            it -> "Pain rose by " + it.pain().rise() + " points during the session; up to " + PainRule.RISE
                    + " is tolerable."),
    PR07R(
            RED,
            List.of("mark-session-red", "regress-one-step"),
            it -> it.pain().riseByMorning() > PainRule.RISE || it.pain().morning() >= PainRule.RED_FROM,
            it -> "Pain had not settled the next morning."),
    PR07(
            AMBER,
            List.of("reduce-volume-30", "hold-progression"),
            it -> it.pain().riseByMorning() == PainRule.RISE && it.pain().morning() < PainRule.RED_FROM,
            it -> "Pain was 2 points higher the next morning: a little less for now."),
    PR04(
            GREEN,
            List.of("continue"),
            it -> it.shift() == Shift.CENTRALISED,
            it -> "Symptoms that draw back to the middle are a good sign, even when the ache there rises a while."),
    PR08(
            AMBER,
            List.of("continue", "hold-progression"),
            it -> it.pain().worst() >= PainRule.AMBER_FROM
                    && !PainRule.isTooMuch(it)
                    && it.pain().rise() <= PainRule.RISE,
            it -> "Pain of " + it.pain().worst() + " is tolerable; the dose stays until it settles.");

    private static final int AMBER_FROM = 4;
    private static final int RED_FROM = 6;
    private static final int RED_FROM_ON_A_BAD_DAY = 9;
    private static final int FLARE = 8;
    private static final int RISE = 2;

    private final Response response;
    private final List<String> actions;
    private final Predicate<Answer> when;
    private final Function<Answer, String> reason;

    PainRule(Response response, List<String> actions, Predicate<Answer> when, Function<Answer, String> reason) {
        this.response = response;
        this.actions = actions;
        this.when = when;
        this.reason = reason;
    }

    /** What a session, or one exercise of it, did to a back. */
    record Answer(Pain pain, Shift shift, boolean redFlag) {}

    boolean fires(Answer answer) {
        return when.test(answer);
    }

    /** Where symptoms draw back to the middle, pain alone is not red: a step down, and no strike (note on PR04). */
    Finding finding(Answer answer) {
        boolean softened = answer.shift() == Shift.CENTRALISED && (this == PR05 || this == PR06);
        return softened
                ? new Finding(name(), AMBER, List.of("regress-one-step", "hold-progression"), reason.apply(answer))
                : new Finding(name(), response, actions, reason.apply(answer));
    }

    private static boolean isTooMuch(Answer it) {
        return it.pain().before() >= RED_FROM
                ? it.pain().rise() >= RISE || it.pain().worst() >= RED_FROM_ON_A_BAD_DAY
                : it.pain().worst() >= RED_FROM;
    }
}
