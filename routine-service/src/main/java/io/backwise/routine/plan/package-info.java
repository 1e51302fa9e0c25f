/** Composing, assigning and reading plans. */
@NullMarked
package io.backwise.routine.plan;

import org.jspecify.annotations.NullMarked;
