package io.backwise.benchmarks.reads;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.benchmarks.Report;
import io.backwise.benchmarks.measure.MeasuredSystem;
import io.backwise.benchmarks.measure.Pace;
import io.backwise.benchmarks.measure.Rounds;
import io.backwise.benchmarks.measure.Start;
import io.backwise.benchmarks.measure.Verdicts;
import io.backwise.benchmarks.measure.Wrk;
import io.backwise.benchmarks.reads.Read.Asked;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers a second beside those of a bare server: {@code ./backwise bench reads}. */
public final class ReadsRun {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String HELLO = "Hello, World!";

    private final MeasuredSystem system;
    private final Report report;
    private final Verdicts verdicts;
    private final Pace pace;
    private final Path directory;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ReadsRun(MeasuredSystem system, Report report, Pace pace, Path directory) {
        this.system = system;
        this.report = report;
        this.verdicts = new Verdicts(report);
        this.pace = pace;
        this.directory = directory;
    }

    /** Starts the system, measures and stops it; a run that cannot be finished is a failure with its reason. */
    public static void run(Report report, Pace pace) {
        try {
            Wrk.require();
            try (MeasuredSystem system = MeasuredSystem.start()) {
                new ReadsRun(system, report, pace, system.directory()).measure();
            }
        } catch (Exception e) {
            report.gate(false, "FAIL: the run could not be finished: %s", e);
        }
    }

    private void measure() throws Exception {
        List<Read> reads = new Reads(system, http).all();
        List<BareReads.Answer> answers = new ArrayList<>();
        for (Read it : reads) {
            answers.addAll(answers(it));
        }
        Path file = directory.resolve("answers.json");
        Files.write(file, new ObjectMapper().writeValueAsBytes(answers));
        int port = freePort();
        Start control = Start.of(system.process(MeasuredSystem.CATALOGUE))
                .without("-XX:AOT")
                .running(
                        System.getProperty("java.class.path"),
                        BareReads.class,
                        Integer.toString(port),
                        file.toString());
        report.say("services: as ./backwise up starts them; the control: %s", control.flags());
        URI first = URI.create("http://localhost:" + port + answers.getFirst().path());
        try (Start.Running running = control.until200(http, first)) {
            for (BareReads.Answer it : answers) {
                requireSame(it, URI.create("http://localhost:" + port + it.path()));
            }
            for (Read it : reads) {
                compare(it, "http://localhost:" + port);
            }
        }
    }

    /** The bytes that the service answers are those of the control; where nothing is sent, the control says hello. */
    private List<BareReads.Answer> answers(Read read) throws IOException, InterruptedException {
        List<BareReads.Answer> answers = new ArrayList<>();
        for (Asked it : read.asked()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(system.url(read.service()) + it.path()));
            it.headers().forEach(request::header);
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != read.status()) {
                throw new IOException(it.path() + ": " + answer.statusCode() + " " + answer.body());
            }
            boolean empty = answer.body().isEmpty();
            answers.add(new BareReads.Answer(
                    empty ? it.path() + Reads.PLAIN : it.path(),
                    read.database(),
                    read.statement(),
                    it.patient(),
                    it.known(),
                    empty
                            ? "text/plain"
                            : answer.headers().firstValue("content-type").orElseThrow(),
                    empty ? HELLO : answer.body()));
        }
        return answers;
    }

    private void requireSame(BareReads.Answer answer, URI control) throws IOException, InterruptedException {
        HttpResponse<String> said = http.send(
                HttpRequest.newBuilder(control).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
        if (said.statusCode() != 200 || !said.body().equals(answer.body())) {
            throw new IOException("the control says of " + control + ": " + said.statusCode() + " " + said.body());
        }
    }

    private void compare(Read read, String control) throws Exception {
        Wrk subject = Asking.of(read.asked(), directory);
        Wrk bare = read.status() == 200 ? subject : Asking.of(Reads.plain(read.asked()), directory);
        String service = system.url(read.service());
        pace.warm(time -> subject.perSecond(service, time));
        pace.warm(time -> bare.perSecond(control, time));
        Rounds rounds = new Rounds();
        for (int round = 0; round < pace.rounds(); round++) {
            rounds.measure(
                    round, () -> subject.perSecond(service, pace.leg()), () -> bare.perSecond(control, pace.leg()));
        }
        verdicts.atLeast(read.name(), "answers/s", rounds, read.gate(), read.goal());
        verdicts.rejectUnlessSteady(read.name(), rounds);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
