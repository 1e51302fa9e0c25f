package io.backwise.routine.careteam;

import java.util.List;
import java.util.UUID;

/** Data of {@code care-team-changed}: the whole team at a version. */
record CareTeamV1(UUID patientId, long version, List<String> clinicians) {}
