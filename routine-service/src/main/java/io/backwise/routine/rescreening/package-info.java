/** Plans that are in force are screened again whenever something they rest on changes. */
@NullMarked
package io.backwise.routine.rescreening;

import org.jspecify.annotations.NullMarked;
