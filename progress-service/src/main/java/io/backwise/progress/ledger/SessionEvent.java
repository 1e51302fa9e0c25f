package io.backwise.progress.ledger;

/** A session event with the id of the CloudEvent that brought it. */
record SessionEvent(String ceId, SessionV1 data) {}
