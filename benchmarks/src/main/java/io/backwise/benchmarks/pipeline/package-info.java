/** The way of a report to a streak: how long it takes, how much goes through, beside bare loops that do the least. */
package io.backwise.benchmarks.pipeline;
