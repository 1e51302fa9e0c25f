/** Red flags that a person answered with yes, and what clinicians recorded of them. */
@NullMarked
package io.backwise.routine.redflag;

import org.jspecify.annotations.NullMarked;
