/** Progress as clients read it. */
@NullMarked
package io.backwise.progress.reading;

import org.jspecify.annotations.NullMarked;
