package io.backwise.local;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Starts the system and keeps it until it is stopped. */
final class Up {
    private Up() {}

    static void run(Options options) {
        Console console = new Console(System.out);
        Training.unlessDone(console);
        PortPlan ports = new PortPlan(options.portOffset());
        DataDirectory data = DataDirectory.open(options.data());
        PartsLog.to(data.log("parts"));
        RunningStack running =
                new RunningStack(LeftOvers.line(ProcessHandle.current()), options.data(), options.portOffset());
        Stack stack = new Stack(ports, Size.of(options), data, console);
        AtomicBoolean stopping = new AtomicBoolean();
        Thread stop = Thread.ofPlatform().unstarted(() -> {
            stopping.set(true);
            running.withdraw();
            stack.close();
            data.close();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        long from = System.nanoTime();
        console.say("Backwise starts on " + options.data());
        stack.start();
        running.announce();
        console.say(String.format(Locale.ROOT, "Ready after %.1f s.", (System.nanoTime() - from) / 1e9));
        console.say(welcome(running));
        StackException ended = stack.awaitEnd();
        if (!stopping.get()) {
            throw ended;
        }
    }

    private static String welcome(RunningStack running) {
        UUID patient = UUID.randomUUID();
        String data =
                running.data().equals(Home.directory().resolve(".backwise/data")) ? "" : " --data " + running.data();
        return """

                The system        %1$s   (catalogue %2$d, routine %3$d, progress %4$d)
                Issuer            %5$s
                Kafka             localhost:%13$d
                PostgreSQL        localhost:%14$d
                Logs              %6$s/logs

                Try it:
                  curl -s '%1$s/api/catalog/exercises?q=hamstring'
                  curl -s '%1$s/api/catalog/exercises/sit-up/screening?conditions=osteoporosis'
                  TOKEN=$(./backwise token --role patient --sub %7$s)
                  curl -s -H "Authorization: Bearer $TOKEN" %1$s/api/progress/patients/%7$s
                  ./backwise demo

                A token for each role (good for 12 hours):
                  patient    %8$s
                  clinician  %9$s
                  editor     %10$s
                  admin      %11$s

                Not clinically validated, not a medical device. Stop with Ctrl-C or ./backwise down%12$s.""".formatted(
                        running.gateway(),
                        running.ports().catalogue(),
                        running.ports().routine(),
                        running.ports().progress(),
                        running.issuer(),
                        running.data(),
                        patient,
                        Token.of(running, "patient", patient.toString()),
                        Token.of(running, "clinician", "dr-lange"),
                        Token.of(running, "editor", "editor"),
                        Token.of(running, "admin", "admin"),
                        data,
                        running.ports().kafka(),
                        running.ports().postgres());
    }
}
