package io.backwise.embedded;

/**
 * A broker of a cluster.
 *
 * @param id from 1, of each another
 * @param port of the broker, 1..65535
 * @param controllerPort of its controller, 1..65535
 */
public record KafkaNode(int id, int port, int controllerPort) {}
