/** What happens between an acknowledged report and a streak that can be seen: its delay, its rate, and its backlog. */
@NullMarked
package io.backwise.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
