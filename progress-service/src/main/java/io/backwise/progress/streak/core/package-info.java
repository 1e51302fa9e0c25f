/** The exact semantics of streaks, adherence and pain: a pure function of a ledger of facts and a day. */
@NullMarked
package io.backwise.progress.streak.core;

import org.jspecify.annotations.NullMarked;
