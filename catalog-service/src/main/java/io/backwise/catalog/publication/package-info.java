/** What the catalogue tells the other services. */
@NullMarked
package io.backwise.catalog.publication;

import org.jspecify.annotations.NullMarked;
