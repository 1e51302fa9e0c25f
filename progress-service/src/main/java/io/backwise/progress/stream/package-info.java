/** Progress as it changes, pushed. */
@NullMarked
package io.backwise.progress.stream;

import org.jspecify.annotations.NullMarked;
