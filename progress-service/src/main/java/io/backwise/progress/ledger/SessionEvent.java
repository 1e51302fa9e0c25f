package io.backwise.progress.ledger;

/**
 * A session event with the id of the CloudEvent that brought it.
 *
 * @param body the data as it is stored: written by this service, so that equal data is equal text
 */
record SessionEvent(String ceId, SessionV1 data, String body) {
    static final String TYPE = "io.backwise.routine.session.completed.v1";
}
