package io.backwise.kit.correlation;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** The id that ties one request's log lines and events together, from the gateway through HTTP and Kafka. */
public final class Correlation {
    /** The HTTP header that carries it. */
    public static final String HTTP_HEADER = "X-Correlation-Id";
    /** The Kafka header that carries it. */
    public static final String EVENT_HEADER = "correlation-id";

    static final String MDC_KEY = "correlationId";
    /** RFC 9562: a random one is of version 4. */
    private static final long VERSION = 0xF000L;

    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT = Long.MIN_VALUE;
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Correlation() {}

    /** The id of the request or event that is being worked on, if one is. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(MDC_KEY)).map(Object::toString);
    }

    /** What a caller sent, if it can go into a log line unharmed; else a new id. */
    public static String accept(Optional<String> sent) {
        return sent.filter(id -> SANE.matcher(id).matches()).orElseGet(Correlation::any);
    }

    /** No secret, and one for each request: of the quick kind of random numbers. */
    private static String any() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~VERSION | VERSION_4, random.nextLong() >>> 2 | VARIANT).toString();
    }

    /** Gives a request its id, unless it has one, and answers with it; what follows in this context belongs to it. */
    public static void begin(RoutingContext routing) {
        MultiMap answer = routing.response().headers();
        String id = answer.get(HTTP_HEADER);
        if (id == null) {
            id = accept(Optional.ofNullable(routing.request().getHeader(HTTP_HEADER)));
            answer.set(HTTP_HEADER, id);
        }
        begin(id);
    }

    /** Marks what follows in this context as belonging to {@code id}. */
    public static void begin(String id) {
        MDC.put(MDC_KEY, id);
    }
}
