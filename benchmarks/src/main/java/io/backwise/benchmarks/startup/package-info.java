/** How soon the services can be used, and what they hold in memory. */
@NullMarked
package io.backwise.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
