/** A patient's data goes, here and in every other service. */
@NullMarked
package io.backwise.routine.erasure;

import org.jspecify.annotations.NullMarked;
