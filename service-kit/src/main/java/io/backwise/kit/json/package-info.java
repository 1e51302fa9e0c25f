@NullMarked
package io.backwise.kit.json;

import org.jspecify.annotations.NullMarked;
