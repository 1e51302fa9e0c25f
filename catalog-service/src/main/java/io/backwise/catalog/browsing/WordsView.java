package io.backwise.catalog.browsing;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A whole vocabulary with the version of the rule set; {@code next} is always null. */
@Schema(name = "Words")
public record WordsView(List<?> items, @Nullable String next, long rulesVersion) {}
