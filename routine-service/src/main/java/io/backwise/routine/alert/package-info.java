/** Alerts that call for a clinician of the care team. */
@NullMarked
package io.backwise.routine.alert;

import org.jspecify.annotations.NullMarked;
