/** The record of plans, sessions and care teams, published once more for a reader that builds its model anew. */
@NullMarked
package io.backwise.routine.republication;

import org.jspecify.annotations.NullMarked;
