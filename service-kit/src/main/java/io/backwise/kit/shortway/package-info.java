/** Answers that are given before the machinery of a request is set up. */
@NullMarked
package io.backwise.kit.shortway;

import org.jspecify.annotations.NullMarked;
