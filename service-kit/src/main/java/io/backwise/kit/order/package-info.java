/** When work is done: one after the other, or once for all who ask for it meanwhile. */
@NullMarked
package io.backwise.kit.order;

import org.jspecify.annotations.NullMarked;
