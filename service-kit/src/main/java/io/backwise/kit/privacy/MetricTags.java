package io.backwise.kit.privacy;

import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/**
 * Keeps ids out of metrics. A request that is refused or left before a resource is found for it would be counted under its own
 * path, with the patient in it, and each under another name.
 */
class MetricTags {
    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    @Produces
    @Singleton
    MeterFilter withoutIds() {
        return MeterFilter.replaceTagValues("uri", path -> ID.matcher(path).replaceAll("{id}"));
    }
}
