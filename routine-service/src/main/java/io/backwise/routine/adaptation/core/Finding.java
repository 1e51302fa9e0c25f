package io.backwise.routine.adaptation.core;

import java.util.List;

/**
 * A pain-response rule that fired.
 *
 * @param rule its id in the catalogue's clinical rules
 * @param actions what it asks for
 * @param reason a sentence for the patient
 */
public record Finding(String rule, Response response, List<String> actions, String reason) {
    public Finding {
        actions = List.copyOf(actions);
    }
}
