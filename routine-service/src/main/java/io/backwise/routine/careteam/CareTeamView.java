package io.backwise.routine.careteam;

import java.util.List;
import java.util.UUID;

/** The clinicians who have a patient's consent. */
public record CareTeamView(UUID patientId, List<String> clinicians) {}
