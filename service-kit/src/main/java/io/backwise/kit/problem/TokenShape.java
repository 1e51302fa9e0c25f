package io.backwise.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Refuses what cannot be a signed token before anybody parses it: three parts of base64url, none of them empty. Of some that
 * is none, Quarkus makes a failure of the server (of two dots and nothing else, say).
 */
@ApplicationScoped
class TokenShape {
    private static final String SCHEME = "bearer ";
    /** One set of characters a part: looked up in a table, while {@code \\w} beside another is asked twice. */
    private static final Pattern SIGNED = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE + 6).handler(TokenShape::look);
    }

    private static void look(RoutingContext routing) {
        String header = routing.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !isBearer(header) || isSigned(header)) {
            routing.next();
            return;
        }
        DroppedBody.of(routing.request());
        routing.response().putHeader("WWW-Authenticate", "Bearer");
        LastResort.answer(routing, 401);
    }

    private static boolean isBearer(String header) {
        return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    private static boolean isSigned(String header) {
        return SIGNED.matcher(header.substring(SCHEME.length()).strip()).matches();
    }
}
