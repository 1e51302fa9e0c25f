@NullMarked
package io.backwise.kit.topics;

import org.jspecify.annotations.NullMarked;
