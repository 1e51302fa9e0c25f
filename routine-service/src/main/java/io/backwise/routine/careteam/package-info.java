/** Consent: which clinicians may see and plan for a patient. */
@NullMarked
package io.backwise.routine.careteam;

import org.jspecify.annotations.NullMarked;
