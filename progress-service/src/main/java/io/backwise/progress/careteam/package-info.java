/** Who may see whose progress: consent as it arrives from the routine service. */
@NullMarked
package io.backwise.progress.careteam;

import org.jspecify.annotations.NullMarked;
