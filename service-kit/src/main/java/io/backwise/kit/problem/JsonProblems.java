package io.backwise.kit.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which field of a JSON body is wrong and what is allowed there, in a client's words. */
final class JsonProblems {
    private JsonProblems() {}

    static Problem of(JsonProcessingException e) {
        JsonParseException parse = parseException(e);
        if (parse != null && isDuplicate(parse)) {
            return Problem.invalid(path(parse.getProcessor().getParsingContext()), "is there twice");
        }
        return switch (e) {
            case UnrecognizedPropertyException unknown ->
                Problem.invalid(path(unknown), "is not a known field; known are " + known(unknown));
            case InvalidFormatException format -> Problem.invalid(path(format), allowed(format.getTargetType()));
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException why ->
                Problem.invalid(path(refused), String.valueOf(why.getMessage()));
            case JsonMappingException mapping
            when !mapping.getPath().isEmpty() -> Problem.invalid(path(mapping), "has the wrong type or is missing");
            default -> Problem.invalid("body", "must be one well-formed JSON document without duplicate fields");
        };
    }

    /** Inside of a list or another object it comes wrapped. */
    private static @Nullable JsonParseException parseException(JsonProcessingException e) {
        Throwable parse = e instanceof JsonMappingException ? e.getCause() : e;
        return parse instanceof JsonParseException it ? it : null;
    }

    /** There is no type for it. */
    private static boolean isDuplicate(JsonParseException e) {
        return e.getProcessor() != null && e.getOriginalMessage().startsWith("Duplicate field");
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds() == null
                ? "none"
                : e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String allowed(Class<?> type) {
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "UUID" -> "must be a UUID";
            case "LocalDate" -> "must be a date such as 2026-11-23";
            case "Instant", "OffsetDateTime" -> "must be an instant such as 2026-11-23T18:00:00+01:00";
            case "int", "Integer", "long", "Long" -> "must be a whole number";
            case "double", "Double", "BigDecimal" -> "must be a number";
            case "boolean", "Boolean" -> "must be true or false";
            default -> "has the wrong type";
        };
    }

    private static String path(JsonStreamContext at) {
        JsonStreamContext around = at.getParent();
        String outer = around == null || around.inRoot() ? "" : path(around);
        return at.inArray()
                ? outer + '[' + at.getCurrentIndex() + ']'
                : outer + (outer.isEmpty() ? "" : ".") + at.getCurrentName();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }
}
