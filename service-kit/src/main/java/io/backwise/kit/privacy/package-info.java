/** What answers with personal data say of themselves, and what is kept of a person who was erased. */
@NullMarked
package io.backwise.kit.privacy;

import org.jspecify.annotations.NullMarked;
