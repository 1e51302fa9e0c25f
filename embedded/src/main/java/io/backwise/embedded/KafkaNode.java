package io.backwise.embedded;

/**
 * A broker of a cluster.
 *
 * @param id from 1, of each another
 * @param port of the broker, 1..65535
 * @param controllerPort of its controller, 1..65535
 * @param advertised the port that clients are told; another one where something stands before the broker
 */
public record KafkaNode(int id, int port, int controllerPort, int advertised) {
    public KafkaNode(int id, int port, int controllerPort) {
        this(id, port, controllerPort, port);
    }

    KafkaNode advertising(int other) {
        return new KafkaNode(id, port, controllerPort, other);
    }
}
