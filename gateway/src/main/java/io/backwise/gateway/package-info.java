/** One origin in front of the services: routing by prefix, nothing of their domain. */
@NullMarked
package io.backwise.gateway;

import org.jspecify.annotations.NullMarked;
