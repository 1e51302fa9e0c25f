@NullMarked
package io.backwise.screening;

import org.jspecify.annotations.NullMarked;
