@NullMarked
package io.backwise.kit.outbox;

import org.jspecify.annotations.NullMarked;
