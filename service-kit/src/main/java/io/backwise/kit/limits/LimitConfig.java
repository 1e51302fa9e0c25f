package io.backwise.kit.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What each caller may ask of one replica. */
@ConfigMapping(prefix = "backwise.limits")
public interface LimitConfig {
    /** Operations a second in the long run; many times what a person's app needs, and a part of what a replica can do. */
    @WithDefault("100")
    int perSecond();

    /** Operations at once after a rest; as many as the retries of a phone in a bad network. At least {@link #perSecond()}. */
    @WithDefault("5000")
    int burst();
}
