/** Reading the catalogue: lists, one exercise, its verdict for given conditions, the vocabulary. */
@NullMarked
package io.backwise.catalog.browsing;

import org.jspecify.annotations.NullMarked;
