/** SQL in the session of a use case, for statements that an entity does not express. */
@NullMarked
package io.backwise.kit.store;

import org.jspecify.annotations.NullMarked;
