/** What calls for a clinician, as the routine service tells it. */
@NullMarked
package io.backwise.progress.alert;

import org.jspecify.annotations.NullMarked;
