package io.backwise.kit.consuming;

/** A record that can never be consumed. The message is the cause that the dead letter carries: it names no content. */
public final class PoisonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PoisonException(String cause) {
        super(cause, null, false, false);
    }

    /** The cause, for the dead letter's header. */
    public String cause() {
        return String.valueOf(getMessage());
    }
}
