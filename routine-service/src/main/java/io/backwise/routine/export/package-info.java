/** The right of access: everything that is held on a patient, in one document. */
@NullMarked
package io.backwise.routine.export;

import org.jspecify.annotations.NullMarked;
