package io.backwise.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Figures of a subject and its control, round by round, in one unit. */
public final class Rounds {
    /** A machine on which the control itself moves more than this tells nothing about the subject. */
    public static final double MOST_VARIATION = 2;

    private final List<Double> subject = new ArrayList<>();
    private final List<Double> control = new ArrayList<>();

    /** What is measured in a leg of a round. */
    @FunctionalInterface
    public interface Leg {
        double measure() throws Exception;
    }

    /** Measures both, one after the other; who comes first changes from round to round. */
    public void measure(int round, Leg subjectLeg, Leg controlLeg) throws Exception {
        if (round % 2 == 0) {
            subject.add(subjectLeg.measure());
            control.add(controlLeg.measure());
        } else {
            control.add(controlLeg.measure());
            subject.add(subjectLeg.measure());
        }
    }

    public void add(double subjectFigure, double controlFigure) {
        subject.add(subjectFigure);
        control.add(controlFigure);
    }

    public int count() {
        return subject.size();
    }

    public double subject() {
        return median(subject);
    }

    public double control() {
        return median(control);
    }

    /** Subject by control of each round. */
    public List<Double> ratios() {
        return IntStream.range(0, subject.size())
                .mapToObj(i -> subject.get(i) / control.get(i))
                .toList();
    }

    public double ratio() {
        return median(ratios());
    }

    /** The control's largest figure by its smallest. */
    public double variation() {
        return Collections.max(control) / Collections.min(control);
    }

    private static double median(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
