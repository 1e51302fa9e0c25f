/** Hostile input for every operation that a service publishes. */
@NullMarked
package io.backwise.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
