package io.backwise.kit.paging;

import io.backwise.kit.problem.Problem;
import io.backwise.kit.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** An opaque place in a collection: base64url without padding of the last item's key. */
public final class Cursor {
    private static final int MAX_LENGTH = 512;

    private Cursor() {}

    /** The cursor that continues after the item with this key. */
    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key in a cursor.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming {@code cursor} when this service did not make it
     */
    public static String decode(String cursor) {
        try {
            if (cursor.length() <= MAX_LENGTH && !cursor.contains("=")) {
                byte[] bytes = Base64.getUrlDecoder().decode(cursor);
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            // Not ours: answered below like every other bad cursor.
        }
        throw foreign();
    }

    /**
     * The number in a cursor of a collection whose newest, highest number comes first; without a cursor the start.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming {@code cursor} when this service did not make it
     */
    public static long below(@Nullable String cursor) {
        return number(cursor, Long.MAX_VALUE);
    }

    /**
     * The number in a cursor of a collection whose lowest number comes first; without a cursor the start.
     *
     * @throws io.backwise.kit.problem.ProblemException 400 naming {@code cursor} when this service did not make it
     */
    public static long above(@Nullable String cursor) {
        return number(cursor, Long.MIN_VALUE);
    }

    private static long number(@Nullable String cursor, long start) {
        try {
            return cursor == null ? start : Long.parseLong(decode(cursor));
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    /** The answer to a cursor that this service did not make. */
    public static ProblemException foreign() {
        return Problem.invalid("cursor", "must be the 'next' of an earlier answer")
                .toException();
    }
}
