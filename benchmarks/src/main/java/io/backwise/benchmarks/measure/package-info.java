/** What every measurement of the running system needs: the system, rounds of subject and control, and verdicts. */
@NullMarked
package io.backwise.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
