/** What a report means, as pure functions. */
@NullMarked
package io.backwise.routine.session.core;

import org.jspecify.annotations.NullMarked;
