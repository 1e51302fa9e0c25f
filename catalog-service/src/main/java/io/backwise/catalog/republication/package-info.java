/** The published content, announced once more for a reader that builds its replica anew. */
@NullMarked
package io.backwise.catalog.republication;

import org.jspecify.annotations.NullMarked;
