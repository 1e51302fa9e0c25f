package io.backwise.routine.plan;

import io.backwise.routine.plan.core.Weights;
import io.smallrye.config.ConfigMapping;

/** Points of each term of the benefit of a session; their reasons stand beside the figures. */
@ConfigMapping(prefix = "backwise.composition")
interface CompositionConfig {
    int goal();

    int evidence();

    int condition();

    int region();

    int difficulty();

    int pinned();

    int caution();

    int recentPain();

    default Weights weights() {
        return new Weights(goal(), evidence(), condition(), region(), difficulty(), pinned(), caution(), recentPain());
    }
}
