/** Reads beside a bare server that runs the same statement and answers the same bytes. */
@NullMarked
package io.backwise.benchmarks.reads;

import org.jspecify.annotations.NullMarked;
