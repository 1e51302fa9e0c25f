package io.backwise.kit.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.CompositeException;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnavailabilityTest {
    @Test
    void aDatabaseThatIsAwayIsToldFromADefect() {
        Throwable torn = new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");
        assertThat(List.of(
                        torn,
                        new RuntimeException(torn),
                        new CompositeException(new IllegalStateException("x"), new RuntimeException(torn)),
                        new NoStackTraceThrowable("Timeout"),
                        new IOException("Connection reset"),
                        new SQLException("deadlock", "40P01"),
                        new SQLException("down", "57P01")))
                .allMatch(Unavailability::isCauseOf);
        assertThat(List.of(
                        new IllegalStateException("x"),
                        new RuntimeException(new SQLException("unique", "23505")),
                        new CompositeException(new IllegalStateException("x"), new NullPointerException("y"))))
                .noneMatch(Unavailability::isCauseOf);
    }
}
