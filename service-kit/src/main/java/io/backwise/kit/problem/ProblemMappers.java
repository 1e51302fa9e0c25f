package io.backwise.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever leaves a resource into a problem. What it says never names a class, a table or a stack. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response problem(ProblemException e, UriInfo uri) {
        return ProblemResponses.of(e.problem(), uri);
    }

    @ServerExceptionMapper(priority = Priorities.USER - 10)
    public Response invalid(ConstraintViolationException e, UriInfo uri) {
        return ProblemResponses.of(
                Problem.invalid(e.getConstraintViolations().stream()
                        .map(violation -> new Violation(field(violation), violation.getMessage()))
                        .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::message))
                        .toList()),
                uri);
    }

    /** The path without the method and the name of the body parameter, which mean nothing to a client. */
    private static String field(ConstraintViolation<?> violation) {
        String path = StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .skip(1)
                .map(Path.Node::toString)
                .collect(Collectors.joining("."));
        return path.replaceFirst("^(body|request)\\.", "");
    }

    @ServerExceptionMapper(priority = Priorities.USER - 10)
    public Response malformed(JsonProcessingException e, UriInfo uri) {
        return ProblemResponses.of(JsonProblems.of(e), uri);
    }

    /** The framework has a mapper of its own for this subclass, which ours must not lose to. */
    @ServerExceptionMapper(priority = Priorities.USER - 10)
    public Response mismatched(MismatchedInputException e, UriInfo uri) {
        return malformed(e, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(Exception e, UriInfo uri) {
        return ProblemResponses.of(Problem.unauthorized(), uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException e, UriInfo uri) {
        return ProblemResponses.of(Problem.forbidden(), uri);
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException e, UriInfo uri) {
        if (e.getCause() instanceof JsonMappingException json) {
            return malformed(json, uri);
        }
        if (e.getCause() instanceof JsonProcessingException json) {
            return malformed(json, uri);
        }
        if (e instanceof NotFoundException && e.getCause() != null) {
            return ProblemResponses.of(unreadable(e.getCause(), uri), uri);
        }
        return ProblemResponses.of(StandardProblems.of(e.getResponse().getStatus()), uri);
    }

    /** A value that could not be read: 404 in a path, where nothing can be, but 400 in a query. */
    private static Problem unreadable(Throwable cause, UriInfo uri) {
        String quoting = String.valueOf(cause.getMessage());
        return uri.getQueryParameters().entrySet().stream()
                .filter(it -> it.getValue().stream().anyMatch(quoting::contains))
                .map(it -> Problem.invalid(it.getKey(), unreadable(cause)))
                .findFirst()
                .orElse(Problem.notFound());
    }

    private static String unreadable(Throwable cause) {
        return switch (cause) {
            case DateTimeException date -> "must be a date such as 2026-11-23";
            case NumberFormatException number -> "must be a whole number";
            default -> "must be a UUID";
        };
    }

    @ServerExceptionMapper
    public Response other(Throwable e, UriInfo uri) {
        if (Unavailability.isCauseOf(e)) {
            LOG.warnf("a dependency is away: %s", Unavailability.describe(e));
            return ProblemResponses.of(Problem.unavailable("The database does not answer."), uri);
        }
        LOG.errorf(e, "unexpected failure of %s", uri.getPath());
        return ProblemResponses.of(Problem.internal(), uri);
    }
}
