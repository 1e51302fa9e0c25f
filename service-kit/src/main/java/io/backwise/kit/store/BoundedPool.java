package io.backwise.kit.store;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits only so long for a database that does not answer. A request that finds no connection fails in 5 s, and a connection
 * on which nothing moves for 30 s is closed: one that was cut without a word would be waited for for ever.
 */
@Singleton
class BoundedPool implements PgPoolCreator {
    private static final int ACQUIRE_SECONDS = 5;
    private static final int SILENT_SECONDS = 30;

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(it -> it.setTcpKeepAlive(true)
                .setConnectTimeout((int) TimeUnit.SECONDS.toMillis(ACQUIRE_SECONDS))
                .setIdleTimeout(SILENT_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS));
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setConnectionTimeout(ACQUIRE_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
