package io.backwise.routine.export;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that is held on a patient; {@code docs/export.md} says what each section means.
 *
 * @param format {@code backwise-export/1}: another number when a section changes its meaning or goes away
 * @param held by section, each in the order in which it came to be
 */
public record Export(String format, UUID patientId, Instant exportedAt, Map<String, List<?>> held, String disclaimer) {}
