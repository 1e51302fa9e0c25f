package io.backwise.local;

/** Something that the person at the console can do something about; the message says what is wrong and what to do. */
public final class StackException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StackException(String message) {
        super(message);
    }

    StackException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What to tell. */
    String text() {
        return String.valueOf(getMessage());
    }
}
