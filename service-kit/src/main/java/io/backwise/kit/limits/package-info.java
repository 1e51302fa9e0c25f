/** How much one caller may ask. */
@NullMarked
package io.backwise.kit.limits;

import org.jspecify.annotations.NullMarked;
