package io.backwise.gateway;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Takes requests in: gives each a correlation id, bounds its body, and finds the service that it is for. */
final class GatewayServer {
    private static final int IDLE_SECONDS = 75;

    /** As the services have it: a body that has not come to its end is waited for no longer. */
    private static final int BODY_SECONDS = 10;

    private final HttpServer server;
    private final GatewayConfig config;
    private final Forwarding forwarding;
    private final Health health;

    GatewayServer(Vertx vertx, GatewayConfig config) {
        this.config = config;
        this.forwarding = new Forwarding(vertx);
        this.health = new Health(vertx, config);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost(config.host())
                        .setPort(config.port())
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(IDLE_SECONDS))
                .requestHandler(this::handle)
                .invalidRequestHandler(GatewayServer::invalid);
    }

    Future<HttpServer> listen() {
        return server.listen();
    }

    private void handle(HttpServerRequest request) {
        String correlation = CorrelationId.of(request);
        request.response().putHeader(CorrelationId.HEADER, correlation);
        String path = request.path() == null ? "/" : request.path();
        Optional<Replicas> replicas = replicas(path);
        if (!isAddress(request.uri())) {
            Problems.answer(request, 400);
        } else if (replicas.isPresent()) {
            // With the client's own authority a service makes addresses that the client can follow.
            ProxyRequest passed = ProxyRequest.reverseProxy(request)
                    .setAuthority(request.authority())
                    .putHeader(CorrelationId.HEADER, correlation);
            BodyLimit.read(request)
                    .timeout(BODY_SECONDS, TimeUnit.SECONDS)
                    .onSuccess(body -> forward(passed, replicas.get(), correlation, body))
                    .onFailure(e -> letGo(request, e));
        } else if (path.equals("/q/health/live")) {
            health.live(request);
        } else if (path.equals("/q/health/ready")) {
            health.ready(request);
        } else {
            Problems.answer(request, 404);
        }
    }

    private static void letGo(HttpServerRequest request, Throwable why) {
        if (why instanceof TimeoutException) {
            request.response().putHeader("Connection", "close");
            request.response().endHandler(done -> request.connection().close());
            Problems.answer(request, 503);
        } else {
            Problems.answer(request, 400);
        }
    }

    private void forward(ProxyRequest passed, Replicas replicas, String correlation, Optional<Buffer> body) {
        if (body.isPresent()) {
            forwarding.forward(passed.setBody(Body.body(body.get())), replicas.inTurn(), correlation);
        } else {
            Problems.answer(passed.proxiedRequest(), 413);
        }
    }

    /** Every service refuses what is none, but some of it without a word. */
    private static boolean isAddress(String uri) {
        try {
            QueryStringDecoder decoder = new QueryStringDecoder(new URI(uri));
            return decoder.path() != null && decoder.parameters() != null;
        } catch (URISyntaxException | IllegalArgumentException e) {
            return false;
        }
    }

    /** A prefix is whole segments: {@code /api/catalogue} is nobody's. */
    private Optional<Replicas> replicas(String path) {
        return config.routes().entrySet().stream()
                .filter(it -> path.equals(it.getKey()) || path.startsWith(it.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static void invalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        int status =
                switch (cause) {
                    case TooLongHttpLineException line -> 414;
                    case TooLongHttpHeaderException header -> 431;
                    case null, default -> 400;
                };
        Problems.answer(request, status);
        request.response().endHandler(done -> request.connection().close());
    }
}
