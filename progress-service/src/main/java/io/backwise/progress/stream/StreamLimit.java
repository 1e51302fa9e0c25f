package io.backwise.progress.stream;

import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemResponses;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers 429 with {@code Retry-After} to a caller who has as many streams open as one person's devices can mean. A stream costs
 * its caller's allowance once, however long it is open, and takes no place at work.
 */
@ApplicationScoped
public class StreamLimit {
    private static final int MOST = 5;

    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** Comes after the token and the role were looked at, before the resource. */
    @ServerRequestFilter
    public @Nullable Response look(RoutingContext routing, ResourceInfo resource, UriInfo uri) {
        if (resource.getResourceClass() != StreamResource.class || !(routing.user() instanceof QuarkusHttpUser user)) {
            return null;
        }
        String caller = user.getSecurityIdentity().getPrincipal().getName();
        if (!take(caller)) {
            return ProblemResponses.of(Problem.tooMany(), uri);
        }
        // Comes when the answer ends or its connection does, also for an answer that is a refusal.
        routing.addEndHandler(ended -> open.computeIfPresent(caller, (it, many) -> many == 1 ? null : many - 1));
        return null;
    }

    private boolean take(String caller) {
        boolean[] taken = new boolean[1];
        open.compute(caller, (it, many) -> {
            int before = many == null ? 0 : many;
            taken[0] = before < MOST;
            return taken[0] ? Integer.valueOf(before + 1) : many;
        });
        return taken[0];
    }
}
