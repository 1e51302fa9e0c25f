/** A plan follows the answers of a back: steps up and down, by rule, each a revision. */
@NullMarked
package io.backwise.routine.adaptation;

import org.jspecify.annotations.NullMarked;
