/** The content that ships with the service, and its idempotent import. */
@NullMarked
package io.backwise.catalog.content;

import org.jspecify.annotations.NullMarked;
