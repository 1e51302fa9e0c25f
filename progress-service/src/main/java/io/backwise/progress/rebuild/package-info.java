/** The read model, built anew beside the one that is read, and swapped. */
@NullMarked
package io.backwise.progress.rebuild;

import org.jspecify.annotations.NullMarked;
