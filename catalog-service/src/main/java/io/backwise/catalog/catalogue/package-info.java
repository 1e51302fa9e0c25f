/** The catalogue as it now stands: one consistent set of exercises and rules, held in memory and refreshed. */
@NullMarked
package io.backwise.catalog.catalogue;

import org.jspecify.annotations.NullMarked;
