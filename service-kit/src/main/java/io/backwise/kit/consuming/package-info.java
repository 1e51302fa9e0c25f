@NullMarked
package io.backwise.kit.consuming;

import org.jspecify.annotations.NullMarked;
