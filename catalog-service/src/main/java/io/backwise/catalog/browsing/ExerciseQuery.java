package io.backwise.catalog.browsing;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The query of the list of exercises, as it came. */
public class ExerciseQuery {
    @RestQuery
    @Nullable
    String category;

    @RestQuery
    @Nullable
    String region;

    @RestQuery
    @Nullable
    String position;

    /** What the person has, comma-separated; empty for nothing. */
    @RestQuery
    @Nullable
    String equipment;

    @Context
    @Nullable
    UriInfo uri;

    @RestQuery
    @Nullable
    Integer maxDifficulty;

    @RestQuery
    @Nullable
    String trait;

    /** Words to search for. */
    @QueryParam("q")
    @Nullable
    String text;

    /** Conditions, comma-separated. */
    @RestQuery
    @Nullable
    String suitableFor;

    @RestQuery
    @Nullable
    String cursor;

    @RestQuery
    @Nullable
    Integer limit;

    /** What the person has; "nothing" ({@code equipment=}) is an answer too, which injection turns into null. */
    @Nullable
    String equipment() {
        boolean asked = uri != null && uri.getQueryParameters().containsKey("equipment");
        return equipment == null && asked ? "" : equipment;
    }
}
