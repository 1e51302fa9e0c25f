@NullMarked
package io.backwise.kit.correlation;

import org.jspecify.annotations.NullMarked;
