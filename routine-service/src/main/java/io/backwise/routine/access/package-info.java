/** Who may do what with whose data, and the record of it. */
@NullMarked
package io.backwise.routine.access;

import org.jspecify.annotations.NullMarked;
