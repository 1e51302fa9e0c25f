package io.backwise.kit.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses what cannot be a signed token before anybody parses it: three parts of base64url, none of them empty. Of some that
 * is none, Quarkus makes a failure of the server (of two dots and nothing else, say).
 */
@ApplicationScoped
class TokenShape {
    private static final String SCHEME = "bearer ";
    private static final int DOTS = 2;

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

    /** By hand, since each request of everybody is looked at: a pattern took 4 % of the time of a read. */
    private static boolean isSigned(String header) {
        String token = header.substring(SCHEME.length()).strip();
        int dots = 0;
        int begin = 0;
        for (int i = 0; i < token.length(); i++) {
            char it = token.charAt(i);
            if (it == '.') {
                if (i == begin) {
                    return false;
                }
                dots++;
                begin = i + 1;
            } else if (!isBase64Url(it)) {
                return false;
            }
        }
        return dots == DOTS && begin < token.length();
    }

    private static boolean isBase64Url(char it) {
        return it >= 'a' && it <= 'z' || it >= 'A' && it <= 'Z' || it >= '0' && it <= '9' || it == '-' || it == '_';
    }
}
