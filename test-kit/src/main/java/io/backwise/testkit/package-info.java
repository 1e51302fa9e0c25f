/** What every component test needs: real parts, tokens, events, schema assertions and random cases. */
@NullMarked
package io.backwise.testkit;

import org.jspecify.annotations.NullMarked;
