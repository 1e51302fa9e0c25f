package io.backwise.kit.shortway;

import io.backwise.kit.correlation.Correlation;
import io.backwise.kit.identity.Caller;
import io.backwise.kit.identity.KnownCallers;
import io.backwise.kit.limits.CallerLimits;
import io.backwise.kit.problem.Admission;
import io.backwise.kit.problem.Unavailability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Answers what patients read of themselves each time they open the app before the machinery of a request is set up, which would take
 * longer than the read. It has its place (see {@link Admission}), its deadline and its part of the caller's allowance as any other.
 * Only what needs no more goes this way: a plain request, by a patient whose token was verified a moment ago, for what is there.
 * All else goes the long way, which answers the same bytes, and knows how to say what went wrong.
 */
@ApplicationScoped
public class OwnReads {
    /** After the place, the deadline and the look at the headers. */
    private static final int ORDER = Integer.MIN_VALUE + 7;

    /** Where the metrics of requests look for the path that a request is counted under. */
    private static final String COUNTED_AS = "UrlPathTemplate";

    private static final int ID_LENGTH = 36;
    private static final Logger LOG = Logger.getLogger(OwnReads.class);
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json;charset=UTF-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    private final KnownCallers known;
    private final CallerLimits limits;
    private final Admission admission;
    private final Counter answered;

    OwnReads(KnownCallers known, CallerLimits limits, Admission admission, MeterRegistry metrics) {
        this.known = known;
        this.limits = limits;
        this.admission = admission;
        answered = Counter.builder("backwise.http.short-way")
                .description("Patients' reads of themselves that were answered the short way")
                .register(metrics);
    }

    /** A path with the patient's id in it. */
    private record Place(String before, String after, String countedAs) {
        static Place of(String template) {
            int begin = template.indexOf('{');
            int end = template.indexOf('}');
            return new Place(template.substring(0, begin), template.substring(end + 1), template);
        }

        /** Whether the path may be that of somebody. */
        boolean fits(@Nullable String path) {
            return path != null
                    && path.length() == before.length() + ID_LENGTH + after.length()
                    && path.startsWith(before)
                    && path.endsWith(after);
        }

        /** Whether the path, which fits, is that of this caller, in the spelling of the token. */
        boolean isOf(Caller caller, String path) {
            return caller.id().length() == ID_LENGTH && path.startsWith(caller.id(), before.length());
        }
    }

    /**
     * Serves a path.
     *
     * @param template the path, with the patient as {@code {patientId}}; an operation at it costs 1 of the allowance
     * @param read gives the body as JSON; empty where the long way is to answer. The caller is that patient
     */
    public void serve(Router router, String template, Function<UUID, Uni<Optional<Buffer>>> read) {
        Place place = Place.of(template);
        router.route().order(ORDER).handler(routing -> look(routing, place, read));
    }

    private void look(RoutingContext routing, Place place, Function<UUID, Uni<Optional<Buffer>>> read) {
        Optional<UUID> patient = patient(routing, place);
        Optional<Admission.Hold> hold = patient.flatMap(it -> admission.takeInHand(routing));
        if (hold.isEmpty()) {
            routing.next();
            return;
        }
        Correlation.begin(routing);
        Uni.createFrom()
                .deferred(() -> read.apply(patient.orElseThrow()))
                .subscribe()
                .with(body -> answer(routing, place, hold.get(), body), failure -> fail(hold.get(), failure));
    }

    /** The patient who reads what is their own, if that is all there is to say of the request. */
    private Optional<UUID> patient(RoutingContext routing, Place place) {
        String path = routing.request().path();
        if (!place.fits(path) || !PlainRequest.isPlain(routing.request())) {
            return Optional.empty();
        }
        return known.of(routing.request()).filter(it -> place.isOf(it, path)).flatMap(it -> patient(it)
                .filter(patient -> limits.allows(routing, it.id())));
    }

    private static Optional<UUID> patient(Caller caller) {
        try {
            return Optional.of(UUID.fromString(caller.id())).filter(caller::isPatient);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void answer(RoutingContext routing, Place place, Admission.Hold hold, Optional<Buffer> body) {
        if (body.isEmpty()) {
            hold.passOn();
            return;
        }
        hold.done();
        if (routing.response().headWritten() || routing.response().closed()) {
            return;
        }
        answered.increment();
        Vertx.currentContext().putLocal(COUNTED_AS, place.countedAs());
        routing.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                .end(body.get());
    }

    /** What is away is not asked again for the same request: others wait for its place. */
    private static void fail(Admission.Hold hold, Throwable failure) {
        if (Unavailability.isCauseOf(failure)) {
            LOG.warnf("a dependency is away: %s", Unavailability.describe(failure));
            hold.refuse();
        } else {
            hold.passOn();
        }
    }
}
