package io.backwise.catalog.browsing;

import jakarta.ws.rs.core.EntityTag;

/**
 * An answer that is ready to be sent.
 *
 * @param body UTF-8, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Rendered(EntityTag tag, byte[] body) {
    /** As it stands in a header. */
    String quotedTag() {
        return '"' + tag.getValue() + '"';
    }
}
