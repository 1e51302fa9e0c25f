@NullMarked
package io.backwise.kit.problem;

import org.jspecify.annotations.NullMarked;
