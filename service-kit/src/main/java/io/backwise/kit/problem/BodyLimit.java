package io.backwise.kit.problem;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Reads the body of a request before it gets a place at work, which whoever sends it slowly would hold, and refuses in words what the
 * framework would refuse without: a body that is too long, announced or not. That is read and dropped, so that the client gets to
 * read the answer.
 */
@ApplicationScoped
class BodyLimit {
    private static final long MOST_BYTES = 64 * 1024;
    private static final long MOST_DROPPED = 4 * 1024 * 1024;
    private static final String TOO_LONG = BodyLimit.class.getName();

    /** What they hold together is 64 MB at most; those beyond are told to come again. */
    private static final int MOST_AT_ONCE = 1_000;

    private final AtomicInteger atOnce = new AtomicInteger();

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 3).handler(this::look);
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean isTooLong = announced != null && length(announced) > MOST_BYTES;
        context.put(TOO_LONG, isTooLong);
        if (Arrival.isBare(request)) {
            context.next();
        } else if (asksFirst(request) && isTooLong) {
            LastResort.answer(context, 413);
        } else {
            read(context);
        }
    }

    private void read(RoutingContext context) {
        HttpServerRequest request = context.request();
        AtomicBoolean isOver = new AtomicBoolean();
        Runnable over = () -> {
            if (isOver.compareAndSet(false, true)) {
                atOnce.decrementAndGet();
            }
        };
        boolean isOneTooMany = atOnce.incrementAndGet() > MOST_AT_ONCE;
        context.addEndHandler(ended -> over.run());
        if (isOneTooMany) {
            over.run();
            LastResort.comeAgain(context);
            return;
        }
        if (asksFirst(request)) {
            context.response().writeContinue();
            request.headers().remove(HttpHeaders.EXPECT);
        }
        new Body(context, over).read();
    }

    /** Whether the body is longer than it may be, as far as it is announced or here. */
    static boolean isTooLong(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(TOO_LONG));
    }

    private static long length(String announced) {
        try {
            return Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static boolean asksFirst(HttpServerRequest request) {
        return "100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT));
    }

    /** What comes, kept as long as it may be taken. */
    private static final class Body {
        private final RoutingContext context;
        private final Runnable over;
        private final Buffer kept = Buffer.buffer();
        private long seen;

        Body(RoutingContext context, Runnable over) {
            this.context = context;
            this.over = over;
        }

        void read() {
            HttpServerRequest request = context.request();
            request.exceptionHandler(gone -> {});
            request.endHandler(end -> end());
            request.handler(this::take);
            request.resume();
        }

        private void take(Buffer chunk) {
            seen += chunk.length();
            if (seen <= MOST_BYTES) {
                kept.appendBuffer(chunk);
                return;
            }
            context.put(TOO_LONG, true);
            if (seen > MOST_DROPPED) {
                context.response().putHeader(HttpHeaders.CONNECTION, "close");
                LastResort.answer(context, 413);
                context.request().connection().close();
            }
        }

        /** A body whose time was up has been answered; what still comes of it changes nothing. */
        private void end() {
            over.run();
            if (context.response().headWritten()) {
                return;
            }
            if (seen > MOST_BYTES) {
                LastResort.answer(context, 413);
            } else {
                // Resources read this instead of the request, which has been read to its end.
                ((RoutingContextInternal) context).setBody(kept);
                context.next();
            }
        }
    }
}
