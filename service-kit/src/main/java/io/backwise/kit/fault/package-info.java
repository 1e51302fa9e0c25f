/** Where a process can be made to end, to show that it may end anywhere. */
@NullMarked
package io.backwise.kit.fault;

import org.jspecify.annotations.NullMarked;
