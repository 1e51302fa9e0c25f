/** What each feature holds of a patient, for whoever asks for all of it. */
@NullMarked
package io.backwise.routine.held;

import org.jspecify.annotations.NullMarked;
