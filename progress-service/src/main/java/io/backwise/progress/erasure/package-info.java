/** A patient's data goes, as the routine service says. */
@NullMarked
package io.backwise.progress.erasure;

import org.jspecify.annotations.NullMarked;
