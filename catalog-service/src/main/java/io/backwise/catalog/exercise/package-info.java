/** Exercises: lists, single reads, their store. */
@NullMarked
package io.backwise.catalog.exercise;

import org.jspecify.annotations.NullMarked;
