package io.backwise.kit.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells whether two documents are the same: SHA-256 of their JSON. */
public final class Digest {
    private Digest() {}

    /** The fingerprint, in hexadecimal. */
    public static String of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }

    /** The fingerprint of a body as it came, in hexadecimal. */
    public static String of(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
