package io.backwise.kit.problem;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Works on only so many requests at once, lets others wait their turn, and answers 503 without any work when too many wait.
 * Phones that could not report for a while come back all at once, and impatient ones again and again: a service that began
 * all of it would spend its time on answers that nobody waits for any more, and never recover. A request counts until its
 * answer begins, so that streams take no place; a 503 after the deadline is an answer too. Who leaves while waiting is never
 * begun; what has begun is done to its end and holds its place until then, whoever left: cancelled halfway, the write of a caller
 * who is impatient each time would never be done (see {@code @Cancellable(false)} of the resources). Who sends very many requests
 * keeps nobody else from theirs.
 */
@ApplicationScoped
public class Admission {
    /** How soon the place of a caller who left is found, when no request ends meanwhile. */
    private static final long LOOK_MILLIS = 20;

    private static final String GUEST = Admission.class.getName();
    private static final String STEP_ASIDE = GUEST + ".stepAside";

    private final Vertx vertx;
    private final Bulkhead<Guest> bulkhead;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean looking = new AtomicBoolean();

    /**
     * @param mostAtWork requests at once; as many as connections to the database, so that who is begun need not wait for one
     * @param mostWaiting for their turn; some seconds' worth
     */
    Admission(
            Vertx vertx,
            @ConfigProperty(name = "backwise.http.most-at-work", defaultValue = "16") int mostAtWork,
            @ConfigProperty(name = "backwise.http.most-waiting", defaultValue = "500") int mostWaiting,
            MeterRegistry metrics) {
        this.vertx = vertx;
        this.bulkhead = new Bulkhead<>(mostAtWork, mostWaiting, Guest::caller, Guest::isGone);
        Gauge.builder("backwise.http.at-work", bulkhead, Bulkhead::atWork)
                .description("Requests that are worked on")
                .register(metrics);
        Gauge.builder("backwise.http.waiting", bulkhead, Bulkhead::waiting)
                .description("Requests that wait for their turn")
                .register(metrics);
    }

    void register(@Observes Router router) {
        router.route("/api/*").order(Integer.MIN_VALUE + 4).handler(this::admit);
    }

    private void admit(RoutingContext routing) {
        Guest guest = new Guest(routing, Vertx.currentContext(), new AtomicBoolean());
        if (guest.isChange()) {
            guest.afterNews(() -> enter(guest));
        } else {
            enter(guest);
        }
    }

    private void enter(Guest guest) {
        RoutingContext routing = guest.routing();
        routing.put(GUEST, guest);
        guest.context().putLocal(STEP_ASIDE, (Runnable) () -> leave(guest));
        Bulkhead.Held held = bulkhead.enter(guest);
        routing.addHeadersEndHandler(begun -> leave(guest));
        routing.addEndHandler(ended -> {
            if (guest.isGone()) {
                leave(guest);
            }
        });
        if (held == Bulkhead.Held.PLACE) {
            routing.next();
        } else {
            lookSoon(guest);
        }
    }

    /** A request in hand: its place is free when that is over, whoever leaves meanwhile. */
    public final class Hold {
        private final Guest guest;

        private Hold(Guest guest) {
            this.guest = guest;
        }

        /** The work is done. */
        public void done() {
            letGo();
            leave(guest);
        }

        /** Somebody else takes it in hand, if anybody still waits for an answer. */
        public void passOn() {
            letGo();
            if (guest.isAnswered()) {
                leave(guest);
            } else {
                guest.routing().next();
            }
        }

        /** What it needs is away: the caller may come again. */
        public void refuse() {
            done();
            guest.refuse();
        }

        private void letGo() {
            guest.inHand().set(false);
        }
    }

    /** Takes a request in hand that has its place; empty when it has none, or its caller left before anything was begun. */
    public Optional<Hold> takeInHand(RoutingContext routing) {
        if (!(routing.get(GUEST) instanceof Guest guest) || routing.response().closed()) {
            return Optional.empty();
        }
        guest.inHand().set(true);
        return Optional.of(new Hold(guest));
    }

    /** Resources take requests in hand; not so streams, which end with their callers. */
    @ServerRequestFilter
    public @Nullable Response take(
            RoutingContext routing,
            ResourceInfo resource,
            UriInfo uri,
            ResteasyReactiveContainerRequestContext request) {
        if (isStream(resource) || !(routing.get(GUEST) instanceof Guest)) {
            return null;
        }
        Optional<Hold> hold = takeInHand(routing);
        if (hold.isEmpty()) {
            return ProblemResponses.of(Problem.unavailable("The caller left."), uri);
        }
        ((ResteasyReactiveRequestContext) request.getServerRequestContext())
                .registerCompletionCallback(done -> hold.get().done());
        return null;
    }

    private static boolean isStream(ResourceInfo resource) {
        return Multi.class.isAssignableFrom(resource.getResourceMethod().getReturnType());
    }

    /**
     * Gives back the place of the request of this context, if it has one: from here on it only waits for what another request
     * works on.
     */
    public static void stepAside() {
        Context context = Vertx.currentContext();
        Runnable leave = context == null ? null : context.getLocal(STEP_ASIDE);
        if (leave != null) {
            leave.run();
        }
    }

    private void leave(Guest guest) {
        if (bulkhead.leave(guest) == Bulkhead.Held.SEAT) {
            DroppedBody.of(guest.routing().request());
        }
        if (bulkhead.isAnyoneWaiting()) {
            lookSoon(guest);
        }
    }

    /**
     * Not now: an answer that begins or ends holds its connection's lock, and to look asks for those of others. Once for all who
     * ask for it meanwhile: a look goes through everybody, and a crowd comes at once.
     */
    private void lookSoon(Guest guest) {
        if (asked.compareAndSet(false, true)) {
            guest.context().runOnContext(soon -> {
                // Before the look: who asks from here on may not be seen by it.
                asked.set(false);
                look();
            });
        }
    }

    private void look() {
        Bulkhead.Turn<Guest> turn = bulkhead.turn();
        turn.begun().forEach(Guest::begin);
        turn.refused().forEach(Guest::refuse);
        if (bulkhead.isAnyoneWaiting() && looking.compareAndSet(false, true)) {
            vertx.setTimer(LOOK_MILLIS, later -> {
                looking.set(false);
                look();
            });
        }
    }
}
