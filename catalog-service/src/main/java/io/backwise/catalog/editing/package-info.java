/** Editors change exercises and rules; each change is a new immutable version, told to the other services. */
@NullMarked
package io.backwise.catalog.editing;

import org.jspecify.annotations.NullMarked;
