/** Work that is done again and again. */
@NullMarked
package io.backwise.kit.schedule;

import org.jspecify.annotations.NullMarked;
