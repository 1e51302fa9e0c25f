package io.backwise.catalog.browsing;

import io.backwise.catalog.vocabulary.RulesVersion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The page of the rule set's history as the published document shows it, which cannot speak of a generic type. */
@Schema(name = "RulesVersionPage")
record RulesVersionPage(List<RulesVersion> items, @Nullable String next) {}
