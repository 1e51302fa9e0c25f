/** The ledger: every fact that arrived, each once, in any order. */
@NullMarked
package io.backwise.progress.ledger;

import org.jspecify.annotations.NullMarked;
