package io.backwise.routine.adaptation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines over weeks as an SVG that needs nothing else; the colours can be told apart by those who see few. */
final class LinePlot {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 300;
    private static final int LEFT = 50;
    private static final int RIGHT = 130;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73");
    private static final int TICKS = 4;
    private static final int WEEKS_A_TICK = 13;

    private LinePlot() {}

    /** @param lines a figure for each week, by what it is */
    static String of(String title, Map<String, double[]> lines) {
        double most =
                lines.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1) * 1.05;
        int weeks = lines.values().iterator().next().length;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n<text x=\"%d\" y=\"20\" font-size=\"14\">%s</text>%n",
                WIDTH,
                HEIGHT,
                LEFT,
                title));
        for (int i = 0; i <= TICKS; i++) {
            double value = most * i / TICKS;
            double y = y(value, most);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
                    LEFT,
                    WIDTH - RIGHT,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    most < 20 ? String.format(Locale.ROOT, "%.1f", value) : String.format(Locale.ROOT, "%.0f", value)));
        }
        for (int week = 0; week < weeks; week += WEEKS_A_TICK) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">week %d</text>%n",
                    x(week, weeks),
                    HEIGHT - BOTTOM + 20,
                    week + 1));
        }
        int number = 0;
        for (Map.Entry<String, double[]> it : new TreeMap<>(lines).entrySet()) {
            String colour = COLOURS.get(number++ % COLOURS.size());
            double[] values = it.getValue();
            String points = IntStream.range(0, values.length)
                    .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i, weeks), y(values[i], most)))
                    .collect(Collectors.joining(" "));
            svg.append(String.format(
                    Locale.ROOT,
                    "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                    points,
                    colour,
                    WIDTH - RIGHT + 8,
                    TOP + 18 * number,
                    colour,
                    it.getKey()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static double x(int week, int weeks) {
        return LEFT + (double) (WIDTH - LEFT - RIGHT) * week / Math.max(1, weeks - 1);
    }

    private static double y(double value, double most) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
    }
}
