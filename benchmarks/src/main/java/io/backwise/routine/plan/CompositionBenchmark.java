package io.backwise.routine.plan;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** How long a person waits for a session with its account, and for the screening alone. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 9, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx512m", "-XX:+UseParallelGC"})
public class CompositionBenchmark {
    /** Screening, proven optimum, and what becomes of every exercise. */
    @Benchmark
    public Object answer(People people) {
        return people.next().answer();
    }

    /** Which exercises of the catalogue are excluded for somebody. */
    @Benchmark
    public Object screening(People people) {
        return people.next().screening();
    }
}
