package io.backwise.routine.plan;

import io.backwise.routine.plan.core.Weights;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The configuration that the system ships, read without starting it. */
public final class ShippedConfig {
    private ShippedConfig() {}

    public static Composing composing() {
        return new Composing(read());
    }

    public static Weights weights() {
        return read().weights();
    }

    private static CompositionConfig read() {
        try {
            return new SmallRyeConfigBuilder()
                    .withSources(
                            new PropertiesConfigSource(CompositionConfig.class.getResource("/application.properties")))
                    .withMapping(CompositionConfig.class)
                    .build()
                    .getConfigMapping(CompositionConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
