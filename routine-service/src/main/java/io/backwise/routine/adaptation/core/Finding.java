package io.backwise.routine.adaptation.core;

import java.util.List;

/**
 * A pain-response rule that fired.
 *
 * @param rule its id among the rules of pain response and progression ({@code docs/adaptation.md})
 * @param actions what it asks for
 * @param reason a sentence for the patient
 */
public record Finding(String rule, Response response, List<String> actions, String reason) {
    public Finding {
        actions = List.copyOf(actions);
    }
}
