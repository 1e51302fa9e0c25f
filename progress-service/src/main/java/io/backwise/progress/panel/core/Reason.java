package io.backwise.progress.panel.core;

/**
 * Why a patient needs a clinician's attention.
 *
 * @param reason a slug
 * @param weight how much it counts; more than all that weigh less together
 * @param text a sentence for the clinician
 */
public record Reason(String reason, int weight, String text) {}
