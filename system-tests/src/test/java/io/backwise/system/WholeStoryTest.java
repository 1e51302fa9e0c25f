package io.backwise.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.system.StackUnderTest.Outcome;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The demo, played against real processes that are then killed without warning and started again. */
class WholeStoryTest {
    private static final Pattern ANNA = Pattern.compile("Anna is ([0-9a-f-]{36})");

    @Test
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void theStoryHoldsAndNothingIsLostWhenAllIsKilled() throws Exception {
        try (StackUnderTest stack = new StackUnderTest();
                HttpClient client = HttpClient.newHttpClient()) {
            Outcome up = stack.up();
            assertThat(up.status()).as(up.output()).isZero();
            assertThat(up.output()).contains("PostgreSQL", "routine-service", "Ready after", "./backwise demo");

            Outcome demo = stack.command("demo");
            assertThat(demo.status()).as(demo.output()).isZero();
            assertThat(demo.output()).contains("Every step held.");
            Matcher anna = ANNA.matcher(demo.output());
            assertThat(anna.find()).isTrue();
            String before = progress(stack, client, anna.group(1));
            assertThat(before).contains("\"current\":4");

            ProcessHandle process = stack.process();
            List<ProcessHandle> services = stack.services();
            assertThat(services).hasSize(5);
            process.destroyForcibly();
            services.forEach(ProcessHandle::destroyForcibly);
            process.onExit().get(10, TimeUnit.SECONDS);

            Outcome again = stack.up();
            assertThat(again.status()).as(again.output()).isZero();
            assertThat(progress(stack, client, anna.group(1))).isEqualTo(before);

            Outcome taken = stack.up();
            assertThat(taken.status()).isEqualTo(1);
            assertThat(taken.output()).contains("in use by a stack that runs");

            List<ProcessHandle> running = stack.services();
            Outcome down = stack.command("down");
            assertThat(down.status()).as(down.output()).isZero();
            assertThat(running).noneMatch(ProcessHandle::isAlive);
        }
    }

    private static String progress(StackUnderTest stack, HttpClient client, String patient) throws Exception {
        String token = stack.command("token", "--role", "patient", "--sub", patient)
                .output()
                .strip();
        assertThat(token).doesNotContain(" ", "\n").startsWith("ey");
        HttpRequest request = HttpRequest.newBuilder(URI.create(stack.gateway() + "/api/progress/patients/" + patient))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + token)
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }
}
