@NullMarked
package io.backwise.kit.identity;

import org.jspecify.annotations.NullMarked;
