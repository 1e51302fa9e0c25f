package io.backwise.embedded;

/** A part that could not be started or stopped; the message says what to do where that is known. */
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PartFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
