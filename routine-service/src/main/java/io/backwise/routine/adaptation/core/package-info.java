/** How a plan follows the answers of a back: the pain-response and progression rules, as pure functions. */
@NullMarked
package io.backwise.routine.adaptation.core;

import org.jspecify.annotations.NullMarked;
