/** Work that is done one after the other. */
@NullMarked
package io.backwise.kit.order;

import org.jspecify.annotations.NullMarked;
