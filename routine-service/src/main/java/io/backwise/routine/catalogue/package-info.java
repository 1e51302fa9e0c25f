/** The replica of the published catalogue: one consistent version at a time. */
@NullMarked
package io.backwise.routine.catalogue;

import org.jspecify.annotations.NullMarked;
