package io.backwise.routine.adaptation.core;

import io.backwise.routine.adaptation.core.PainRule.Answer;
import java.util.Arrays;
import java.util.List;

/** The pain-response rules on one session or one exercise: all that match fire, and the strictest decides its colour. Pure. */
public final class PainResponse {
    private PainResponse() {}

    /** Whether the morning after makes it a red session (rule PR07R); false until that is told. */
    public static boolean hasReactedByMorning(Pain pain) {
        return PainRule.PR07R.fires(new Answer(pain, Shift.NONE, false));
    }

    /** Whether what was told of the morning after calls for less (PR07 and PR07R); false until it is told. */
    public static boolean isUnsettled(Pain pain) {
        return PainRule.PR07.fires(new Answer(pain, Shift.NONE, false)) || hasReactedByMorning(pain);
    }

    /** What fires, the strictest first. */
    public static List<Finding> findings(Pain pain, Shift shift, boolean redFlag) {
        Answer answer = new Answer(pain, shift, redFlag);
        return Arrays.stream(PainRule.values())
                .filter(it -> it.fires(answer))
                .map(it -> it.finding(answer))
                .toList();
    }

    /** The strictest of what fired; green when nothing did. */
    public static Response colour(List<Finding> findings) {
        return findings.stream().map(Finding::response).max(Response::compareTo).orElse(Response.GREEN);
    }

    /** The colour of an answer without a red flag: a flag stops a session, and yet says nothing of what the exercises did. */
    public static Response colour(Pain pain, Shift shift) {
        return colour(findings(pain, shift, false));
    }
}
