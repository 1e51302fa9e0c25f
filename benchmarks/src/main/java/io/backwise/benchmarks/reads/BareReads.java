package io.backwise.benchmarks.reads;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.File;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The control: Vert.x and its PostgreSQL client, nothing else. For each path it runs a statement, if there is one, and answers
 * bytes that it knows; nobody is asked for a token. A process of its own.
 */
public final class BareReads {
    private static final int CONNECTIONS = 16;

    private BareReads() {}

    /**
     * What a path is answered with, after the statement has given a row.
     *
     * @param database as {@code postgresql://...}; empty for none
     */
    record Answer(
            String path,
            String database,
            String statement,
            List<UUID> patient,
            List<Long> known,
            String type,
            String body) {
        Tuple parameters() {
            return Tuple.from(
                    Stream.<Object>concat(patient.stream(), known.stream()).toList());
        }
    }

    /** @param query null where the database is not asked */
    private record Prepared(@Nullable PreparedQuery<RowSet<Row>> query, Tuple parameters, String type, Buffer body) {}

    /**
     * @param arguments the port, and the file with the answers
     * @throws IOException when the file cannot be read
     */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        List<Answer> answers = List.of(new ObjectMapper().readValue(new File(arguments[1]), Answer[].class));
        Vertx vertx = Vertx.vertx();
        Map<String, Pool> pools = new HashMap<>();
        Map<String, Prepared> byPath = new HashMap<>();
        for (Answer it : answers) {
            byPath.put(
                    it.path(),
                    prepared(
                            it,
                            it.statement().isEmpty()
                                    ? null
                                    : pools.computeIfAbsent(it.database(), uri -> pool(vertx, uri))));
        }
        vertx.createHttpServer()
                .requestHandler(request -> answer(request, byPath.get(request.uri())))
                .listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    private static Prepared prepared(Answer it, @Nullable Pool pool) {
        return new Prepared(
                pool == null ? null : pool.preparedQuery(it.statement()),
                it.parameters(),
                it.type(),
                Buffer.buffer(it.body()));
    }

    private static Pool pool(Vertx vertx, String uri) {
        return PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(uri).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
    }

    private static void answer(HttpServerRequest request, @Nullable Prepared it) {
        if (it == null) {
            request.response().setStatusCode(404).end();
        } else if (it.query() == null) {
            end(request, it);
        } else {
            it.query().execute(it.parameters()).onComplete(done -> {
                if (done.succeeded() && done.result().size() > 0) {
                    end(request, it);
                } else {
                    request.response().setStatusCode(500).end(String.valueOf(done.cause()));
                }
            });
        }
    }

    private static void end(HttpServerRequest request, Prepared it) {
        request.response().putHeader("content-type", it.type()).end(it.body());
    }
}
