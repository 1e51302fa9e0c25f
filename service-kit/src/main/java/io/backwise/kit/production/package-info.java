/** What a service in production will not start with. */
@NullMarked
package io.backwise.kit.production;

import org.jspecify.annotations.NullMarked;
