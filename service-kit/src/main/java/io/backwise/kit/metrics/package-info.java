/** What a service tells of itself in numbers. */
@NullMarked
package io.backwise.kit.metrics;

import org.jspecify.annotations.NullMarked;
