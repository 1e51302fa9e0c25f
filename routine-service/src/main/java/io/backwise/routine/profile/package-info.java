/** A person's health profile. */
@NullMarked
package io.backwise.routine.profile;

import org.jspecify.annotations.NullMarked;
