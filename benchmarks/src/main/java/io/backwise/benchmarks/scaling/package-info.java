/** What a report costs, and what more cores and more replicas bring. */
@NullMarked
package io.backwise.benchmarks.scaling;

import org.jspecify.annotations.NullMarked;
