/** Who needs attention, and why; plain Java. */
@NullMarked
package io.backwise.progress.panel.core;

import org.jspecify.annotations.NullMarked;
