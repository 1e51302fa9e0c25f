/** What {@code ./backwise} does: starts the whole system on this machine, stops it, makes tokens, plays the story. */
@NullMarked
package io.backwise.local;

import org.jspecify.annotations.NullMarked;
