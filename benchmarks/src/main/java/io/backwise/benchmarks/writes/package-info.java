/** Reports beside {@code pgbench} with the very same statements. */
@NullMarked
package io.backwise.benchmarks.writes;

import org.jspecify.annotations.NullMarked;
