package io.backwise.kit.order;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.concurrent.Executor;

/** Where a caller is: a session of the database that was begun there goes on nowhere else. */
public final class OwnContext {
    private OwnContext() {}

    /**
     * Runs what it is given on the context of whoever asked for it, for answers that come on a thread of somebody else's; where
     * there is no context it runs at once.
     */
    public static Executor executor() {
        Context own = Vertx.currentContext();
        return own == null ? Runnable::run : work -> own.runOnContext(turn -> work.run());
    }
}
