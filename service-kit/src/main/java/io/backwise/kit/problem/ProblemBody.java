package io.backwise.kit.problem;

import java.util.LinkedHashMap;
import java.util.Map;

/** The JSON members of a problem, in the order a person reads them. */
public final class ProblemBody {
    private ProblemBody() {}

    /**
     * The body.
     *
     * @param instance the path that was asked, without its query
     */
    public static Map<String, Object> of(Problem problem, String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "urn:backwise:problem:" + problem.slug());
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", problem.detail() == null ? problem.title() : problem.detail());
        body.put("instance", instance);
        if (!problem.violations().isEmpty()) {
            body.put("violations", problem.violations());
        }
        body.putAll(problem.extra());
        return body;
    }
}
