/** Composition as a pure function: who, what is safe, how much time; out comes a session with its reasons. */
@NullMarked
package io.backwise.routine.plan.core;

import org.jspecify.annotations.NullMarked;
