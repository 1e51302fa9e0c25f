/** Conditions, traits, rules and red flags: the language in which the catalogue says what a move does to whom. */
@NullMarked
package io.backwise.catalog.vocabulary;

import org.jspecify.annotations.NullMarked;
