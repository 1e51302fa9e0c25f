package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.system.StackUnderTest.Outcome;
import java.net.http.HttpClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo, played against real processes that are then killed without warning and started again. */
class WholeStoryTest {
    private static final Pattern ANNA = Pattern.compile("Anna is ([0-9a-f-]{36})");

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void theStoryHoldsAndNothingIsLostWhenAllIsKilled() throws Exception {
        try (StackUnderTest stack = new StackUnderTest();
                HttpClient client = HttpClient.newHttpClient()) {
            Outcome up = stack.up();
            assertThat(up.status()).as(up.output()).isZero();
            assertThat(up.output()).contains("PostgreSQL", "routine-service", "Ready after", "./backwise demo");

            Loopback.isAllThatIsListenedTo(stack.ports());
            ForDevelopers.isNothingThere(stack.ports(), client);

            Outcome demo = stack.command("demo");
            assertThat(demo.status()).as(demo.output()).isZero();
            assertThat(demo.output()).contains("Every step held.");
            Matcher anna = ANNA.matcher(demo.output());
            assertThat(anna.find()).isTrue();
            String before = progress(stack, client, anna.group(1));
            assertThat(before).contains("\"current\":4");

            Outcome rebuild = stack.command("rebuild", "progress");
            assertThat(rebuild.status()).as(rebuild.output()).isZero();
            assertThat(rebuild.output()).contains("1 of 1 patients written", "of 0 patients");
            assertThat(progress(stack, client, anna.group(1))).isEqualTo(before);
            Outcome one = stack.command("rebuild", "progress", "--patient", anna.group(1));
            assertThat(one.status()).as(one.output()).isZero();
            assertThat(one.output()).contains("1 of 1 patients written", "of 0 patients");
            assertThat(progress(stack, client, anna.group(1))).isEqualTo(before);
            Outcome replica = stack.command("rebuild", "catalogue");
            assertThat(replica.output()).contains("The replica is complete");
            Outcome letters = stack.command("dead-letters", "list");
            assertThat(letters.output()).isEqualTo("0 dead letters\n");
            String late = UUID.randomUUID().toString();
            new DeadLetters(
                            stack,
                            new Caller(stack, client, token(stack, "patient", anna.group(1))),
                            new Caller(stack, client, token(stack, "clinician", late)),
                            anna.group(1),
                            late)
                    .areReplayedWhenTheCauseIsMended();

            new Confidential(stack, new Caller(stack, client, token(stack, "patient", anna.group(1))), anna.group(1))
                    .staysSo();
            before = progress(stack, client, anna.group(1));

            String doctor = UUID.randomUUID().toString();
            new Consent(
                            new Caller(stack, client, token(stack, "patient", anna.group(1))),
                            new Caller(stack, client, token(stack, "clinician", doctor)),
                            anna.group(1),
                            doctor)
                    .comesAndGoes();

            ProcessHandle process = stack.process();
            List<ProcessHandle> services = stack.services();
            assertThat(services).hasSize(5);
            process.destroyForcibly();
            services.forEach(ProcessHandle::destroyForcibly);
            process.onExit().get(10, TimeUnit.SECONDS);

            Outcome again = stack.up();
            assertThat(again.status()).as(again.output()).isZero();
            assertThat(progress(stack, client, anna.group(1))).isEqualTo(before);

            String ben = UUID.randomUUID().toString();
            new Recall(
                            new Caller(stack, client, token(stack, "patient", ben)),
                            new Caller(stack, client, token(stack, "clinician", doctor)),
                            new Caller(stack, client, token(stack, "editor", "ed")),
                            ben,
                            doctor)
                    .takesItOutOfTodaysSession();
            erase(stack, client, anna.group(1));

            Outcome taken = stack.up();
            assertThat(taken.status()).isEqualTo(1);
            assertThat(taken.output()).contains("in use by a stack that runs");

            List<ProcessHandle> running = stack.services();
            Outcome down = stack.command("down");
            assertThat(down.status()).as(down.output()).isZero();
            assertThat(running).noneMatch(ProcessHandle::isAlive);
        }
    }

    /** Every service forgets her; the second one when the event has come. */
    private static void erase(StackUnderTest stack, HttpClient client, String patient) throws Exception {
        Caller self = new Caller(stack, client, token(stack, "patient", patient));
        String path = "/api/routine/patients/" + patient;
        assertThat(self.ask("DELETE", path)).isEqualTo(202);
        assertThat(self.ask("GET", path + "/profile")).isEqualTo(404);
        String progress = "/api/progress/patients/" + patient;
        for (int i = 0; i < 300 && self.ask("GET", progress) != 404; i++) {
            Thread.sleep(100);
        }
        assertThat(self.ask("GET", progress)).isEqualTo(404);
    }

    private static String token(StackUnderTest stack, String role, String sub) throws Exception {
        String token =
                stack.command("token", "--role", role, "--sub", sub).output().strip();
        assertThat(token).doesNotContain(" ", "\n").startsWith("ey");
        return token;
    }

    private static String progress(StackUnderTest stack, HttpClient client, String patient) throws Exception {
        Caller self = new Caller(stack, client, token(stack, "patient", patient));
        assertThat(self.ask("GET", "/api/progress/patients/" + patient)).isEqualTo(200);
        return self.body();
    }
}
