package io.backwise.progress;

import static io.backwise.progress.Feed.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.HeldLock;
import io.backwise.testkit.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A stream ends with its caller, whatever had begun for it. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class LeavingStreamTest {
    /** More than are worked on at once. */
    private static final int MANY = 40;

    private static final int MOST_OF_ONE = 5;

    @Test
    void whoLeavesBeforeTheFirstEventHoldsNoPlace() throws Exception {
        Feed it = Feed.fresh();
        it.plan("assigned", 1, today()).send();
        it.awaitSummary(s -> s.getString("streak.today").equals("due"));
        List<Feed> others =
                Stream.generate(Feed::fresh).limit(MANY / MOST_OF_ONE).toList();
        try (HeldLock facts = HeldLock.ofTable("session_fact")) {
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
                socket.getOutputStream()
                        .write(request(others.get(i % others.size())).getBytes(StandardCharsets.UTF_8));
                open.add(socket);
            }
            facts.awaitWaiting(1);
            Thread.sleep(500);
            for (Socket socket : open) {
                socket.close();
            }
        }
        assertThat(it.self().get(it.path()).statusCode()).isEqualTo(200);
        for (Feed other : others) {
            try (OpenStream again = OpenStream.of(other, token(other), "")) {
                again.next("data:");
            }
        }
    }

    private static String request(Feed it) {
        return "GET " + it.path() + "/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token(it)
                + "\r\n\r\n";
    }

    private static String token(Feed it) {
        return Tokens.of("patient", it.patient().toString());
    }
}
