package io.backwise.benchmarks.writes;

import io.backwise.benchmarks.measure.Admitted;
import io.backwise.benchmarks.measure.Clinic;
import io.backwise.benchmarks.measure.Wrk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A load of reports, each of another session, by one patient after the other, and each time of another day. */
public final class Reporting {
    /** So many that nobody reports what no person does in a day: what a report costs goes with how many lie near it. */
    public static final int PATIENTS = 2_000;

    /** A first report may be two weeks old. */
    private static final int DAYS = 12;

    private static final String DAY = "the-day-goes-here";

    private Reporting() {}

    /** @param latest when the sessions of today were done; the others days before */
    public static Wrk by(List<Admitted> patients, Instant latest, int connections, Path directory) throws IOException {
        String people = patients.stream().map(Reporting::person).collect(Collectors.joining(",\n"));
        String days = IntStream.range(0, DAYS)
                .mapToObj(ago -> Wrk.quoted(latest.minus(Duration.ofDays(ago)).toString()))
                .collect(Collectors.joining(", "));
        return Wrk.sending("""
            local people = {
            %s
            }
            local days = {%s}
            local last = 0
            local round = 0
            math.randomseed(os.time())
            local function id()
              return string.format("%%08x-%%04x-4%%03x-8%%03x-%%06x%%06x", math.random(0, 0xffffffff),
                math.random(0, 0xffff), math.random(0, 0xfff), math.random(0, 0xfff),
                math.random(0, 0xffffff), math.random(0, 0xffffff))
            end
            request = function()
              last = last %% #people + 1
              if last == 1 then
                round = round %% #days + 1
              end
              local it = people[last]
              return wrk.format("PUT", it.path .. id(), it.headers, it.before .. days[round] .. it.after)
            end
            """.formatted(people, days), connections, directory);
    }

    private static String person(Admitted it) {
        String report = Clinic.report(it.plan(), DAY).toString();
        int day = report.indexOf(DAY);
        return "{path = " + Wrk.quoted("/api/routine/patients/" + it.id() + "/sessions/") + ", headers = "
                + Wrk.table(Map.of("Authorization", "Bearer " + it.token(), "Content-Type", "application/json"))
                + ", before = " + Wrk.quoted(report.substring(0, day))
                + ", after = " + Wrk.quoted(report.substring(day + DAY.length())) + "}";
    }
}
