/** What answers with personal data say of themselves. */
@NullMarked
package io.backwise.kit.privacy;

import org.jspecify.annotations.NullMarked;
