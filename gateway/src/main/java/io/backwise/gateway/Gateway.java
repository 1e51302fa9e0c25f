package io.backwise.gateway;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The program: one server an event loop, on one port. */
public final class Gateway {
    private static final Logger LOG = Logger.getLogger(Gateway.class.getName());

    /** Warns with a trace when a caller leaves while their answer is written, which is no fault. Held, or its level is forgotten. */
    private static final Logger WRITING = Logger.getLogger("io.netty.channel.AbstractChannelHandlerContext");

    private Gateway() {}

    /** Starts with the settings of the environment; ends with status 1 when the port cannot be had. */
    public static void main(String[] arguments) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL %4$s %3$s %5$s%6$s%n");
        WRITING.setLevel(Level.SEVERE);
        GatewayConfig config = GatewayConfig.of(System.getenv());
        Vertx vertx = Vertx.vertx();
        int loops = Runtime.getRuntime().availableProcessors();
        vertx.deployVerticle(() -> new Server(config), new DeploymentOptions().setInstances(loops))
                .onSuccess(id -> LOG.log(Level.INFO, "gateway listens on {0}:{1}", new Object[] {
                    config.host(), Integer.toString(config.port())
                }))
                .onFailure(e -> {
                    LOG.log(Level.SEVERE, "gateway did not start: {0}", e.getMessage());
                    vertx.close().onComplete(done -> System.exit(1));
                });
    }

    /** One of the servers that share the port. */
    static final class Server extends AbstractVerticle {
        private final GatewayConfig config;

        Server(GatewayConfig config) {
            this.config = config;
        }

        @Override
        public void start(io.vertx.core.Promise<Void> started) {
            new GatewayServer(vertx, config).listen().<Void>mapEmpty().onComplete(started);
        }
    }
}
