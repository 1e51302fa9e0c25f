/** PostgreSQL, Kafka and an OpenID issuer as parts that start, stop and restart on a directory and a port, loopback only. */
@NullMarked
package io.backwise.embedded;

import org.jspecify.annotations.NullMarked;
