package io.backwise.kit.problem;

import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that is here as a whole, and where its work goes on.
 *
 * @param inHand whether somebody works on it
 */
record Guest(RoutingContext routing, Context context, AtomicBoolean inHand) {
    /**
     * How long a change waits before it is begun: until whatever has come on its connection is read, the news among it that
     * its caller has left. A process that was halted, or a line that was silent, finds requests that were given up long ago
     * and asked for again elsewhere; begun now, they would undo what came after them.
     */
    private static final long NEWS_MILLIS = 1;

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** The token as it came, for its signature is looked at later: nothing but a turn goes by it. */
    String caller() {
        return Objects.requireNonNullElse(routing.request().getHeader(HttpHeaders.AUTHORIZATION), "");
    }

    /** Who leaves before the whole of the request is here has left nothing to finish. */
    boolean isGone() {
        return routing.response().closed() && !(inHand.get() && Arrival.isWhole(routing.request()));
    }

    boolean isChange() {
        return !READS.contains(routing.request().method());
    }

    void begin() {
        if (isChange()) {
            afterNews(routing::next);
        } else {
            unlessAnswered(routing::next);
        }
    }

    /** Timed from a turn of its own: what is timed while connections are read may be due before they are read again. */
    void afterNews(Runnable work) {
        context.runOnContext(turn -> routing.vertx().setTimer(NEWS_MILLIS, then -> unlessAnswered(work)));
    }

    void refuse() {
        unlessAnswered(() -> LastResort.comeAgain(routing));
    }

    private void unlessAnswered(Runnable work) {
        context.runOnContext(turn -> {
            if (!isAnswered()) {
                work.run();
            }
        });
    }

    /** Whether an answer has begun, or its caller left. */
    boolean isAnswered() {
        return routing.response().headWritten() || routing.response().closed();
    }
}
