package io.backwise.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Passes a request on and its answer back as it comes, so that events of a stream are not held up. */
final class Forwarding {
    private static final Logger LOG = Logger.getLogger(Forwarding.class.getName());
    private static final int CONNECT_MILLIS = 2_000;

    /** Streams keep a connection each. */
    private static final int MOST_CONNECTIONS = 10_000;

    /** Longer than the heartbeat of a stream. */
    private static final int IDLE_SECONDS = 60;

    private final HttpClient client;

    Forwarding(Vertx vertx) {
        client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setKeepAliveTimeout(30)
                        .setReadIdleTimeout(IDLE_SECONDS),
                new io.vertx.core.http.PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
    }

    /**
     * Passes the request on to the first origin that takes the connection. One that took it and then fails is not replaced:
     * the request may have had its effect.
     */
    void forward(ProxyRequest passed, List<URI> origins, String correlation) {
        HttpServerRequest request = passed.proxiedRequest();
        connect(origins)
                .compose(out -> {
                    if (request.response().closed()) {
                        out.reset();
                        return Future.failedFuture("the client left");
                    }
                    cancelWhenTheClientLeaves(request, out);
                    return passed.send(out);
                })
                .compose(answer -> answer(request, answer, correlation))
                .onFailure(e -> failed(request, origins, e));
    }

    private Future<HttpClientRequest> connect(List<URI> origins) {
        URI origin = origins.getFirst();
        Future<HttpClientRequest> connected =
                client.request(new RequestOptions().setHost(origin.getHost()).setPort(origin.getPort()));
        return origins.size() == 1 ? connected : connected.recover(away -> connect(origins.subList(1, origins.size())));
    }

    private static Future<Void> answer(HttpServerRequest request, ProxyResponse answer, String correlation) {
        answer.headers().set(CorrelationId.HEADER, correlation);
        request.response().headers().remove(CorrelationId.HEADER);
        if (answer.getStatusCode() == 304 || answer.getStatusCode() == 204) {
            // Announcing a chunked body that never comes leaves some clients waiting for it.
            answer.setBody(null);
        }
        return answer.send();
    }

    private static void cancelWhenTheClientLeaves(HttpServerRequest request, HttpClientRequest out) {
        // What then fails is told by the answer that does not come; without a handler each would be a trace in the log.
        out.exceptionHandler(gone -> {});
        request.response().closeHandler(gone -> out.reset());
    }

    private static void failed(HttpServerRequest request, List<URI> origins, Throwable e) {
        if (request.response().headWritten() || request.response().closed()) {
            // What was begun cannot be taken back: a cut connection tells the client that the answer is not whole.
            request.connection().close();
            return;
        }
        LOG.log(Level.WARNING, "{0} does not answer: {1}", new Object[] {
            origins, e.getClass().getSimpleName()
        });
        Problems.answer(request, 503);
    }
}
