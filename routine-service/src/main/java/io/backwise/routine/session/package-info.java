/** Sessions: what is due today, and reports of what was done. */
@NullMarked
package io.backwise.routine.session;

import org.jspecify.annotations.NullMarked;
