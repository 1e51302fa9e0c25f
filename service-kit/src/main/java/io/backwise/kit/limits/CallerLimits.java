package io.backwise.kit.limits;

import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemResponses;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Answers 429 with {@code Retry-After} to a caller who asks more than one person can mean. A caller is the subject of a
 * verified token: who has none sees public content only, which costs no database, and an address may stand for many people.
 */
@ApplicationScoped
public class CallerLimits {
    private static final String TAKEN = CallerLimits.class.getName();

    private final Allowances allowances;
    private final Counter refused;

    CallerLimits(LimitConfig config, MeterRegistry metrics) {
        allowances = new Allowances(config.perSecond(), config.burst(), TimeMeter.SYSTEM_NANOTIME);
        refused = Counter.builder("backwise.limits.refused")
                .description("Requests beyond their caller's allowance")
                .register(metrics);
    }

    /** Comes after the token and the role were looked at, before the resource. */
    @ServerRequestFilter
    public @Nullable Response look(RoutingContext routing, ResourceInfo resource, UriInfo uri) {
        int cost = routing.get(TAKEN) == null ? cost(resource) : 0;
        if (cost == 0 || !(routing.user() instanceof QuarkusHttpUser user)) {
            return null;
        }
        long seconds = allowances.secondsToWait(
                user.getSecurityIdentity().getPrincipal().getName(), cost);
        if (seconds == 0) {
            return null;
        }
        refused.increment();
        return ProblemResponses.of(Problem.tooMany(), uri, seconds);
    }

    /** Takes what an ordinary operation costs, which is not taken again when {@link #look} comes by; not if too little is left. */
    public boolean allows(RoutingContext routing, String caller) {
        boolean allows = allowances.secondsToWait(caller, 1) == 0;
        if (allows) {
            routing.put(TAKEN, true);
        }
        return allows;
    }

    /**
     * Takes from a caller's allowance for what an operation turned out to be, where that is known only within it.
     *
     * @throws io.backwise.kit.problem.ProblemException 429 when not enough is left
     */
    public void charge(String caller, int cost) {
        if (allowances.secondsToWait(caller, cost) > 0) {
            refused.increment();
            throw Problem.tooMany().toException();
        }
    }

    private static int cost(ResourceInfo resource) {
        Costs costs = resource.getResourceMethod().getAnnotation(Costs.class);
        return costs == null ? 1 : costs.value();
    }
}
