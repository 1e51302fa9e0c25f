package io.backwise.testkit.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** JSON and bodies that have broken servers before. None holds a word by which a leak would be told. */
final class Hostile {
    private static final String LONG = "x".repeat(5_000);
    /** A slug to a pattern that looks back; a reader that calls itself for each part of it runs out of stack. */
    private static final String HYPHENATED = "a" + "-a".repeat(20_000);

    private static final String NEARLY_ALL = "y".repeat(60_000);
    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
    private static final String DEEP_OBJECT = "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000);

    private static final List<String> NUMBERS = List.of(
            "-1",
            "0",
            "1",
            "5",
            "10",
            "11",
            "60",
            "61",
            "1.5",
            "-0",
            "1e5",
            "1e400",
            "-1e400",
            "2147483647",
            "2147483648",
            "-2147483649",
            "9223372036854775808",
            "123456789012345678901234567890",
            "0.1e-400",
            "NaN",
            "Infinity",
            "01",
            "0x10",
            "1_000",
            "+1",
            ".5");

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "\\u0000",
            "a\\u0000b",
            "\\ud800",
            "\\udc00\\ud800",
            "\\uffff",
            "\\n\\r\\t",
            "' OR '1'='1",
            "'; DROP TABLE plan; --",
            "\\\" } , {",
            "${jndi:ldap://127.0.0.1/x}",
            "#{7*7}",
            "<script>alert(1)</script>",
            "..\\/..\\/etc\\/passwd",
            "%s%n%x",
            "%00",
            "\\u202egnp",
            "e\\u0301".repeat(200),
            "\\ud83e\\uddd8",
            "null",
            "true",
            "1",
            "-1",
            LONG,
            HYPHENATED);

    private static final List<String> TIMES = List.of(
            "0000-00-00",
            "0000-01-01",
            "-0001-01-01",
            "-999999999-01-01",
            "+999999999-12-31",
            "10000-01-01",
            "9999-12-31",
            "1970-01-01",
            "2026-02-30",
            "2025-02-29",
            "2026-13-01",
            "20260101",
            "2026-W01-1",
            "2026-01-01T00:00:00",
            "2026-01-01T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01T23:59:60Z",
            "-1000000000-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "294277-01-01T00:00:00Z",
            "2026-01-01T00:00:00+19:00",
            "2026-01-01T00:00:00.1234567890Z",
            "1e10",
            "now",
            "infinity",
            "epoch");

    private static final List<String> ZONES = List.of(
            "UTC",
            "utc",
            "Z",
            "+18:00",
            "+18:01",
            "-18:00",
            "GMT+0",
            "UTC+25",
            "Europe/Berlin",
            "europe/berlin",
            "Mars/Olympus",
            "Etc/GMT+12",
            "SystemV/PST8",
            "EST5EDT",
            "../UTC",
            "Europe/Berlin\\u0000",
            "Pacific/Apia");

    static final List<String> IDS = List.of(
            "00000000-0000-0000-0000-000000000000",
            "1-1-1-1-1",
            "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
            "ffffffff-ffff-ffff-ffff-fffffffffffff",
            "{00000000-0000-0000-0000-000000000000}",
            "urn:uuid:00000000-0000-0000-0000-000000000001",
            "sit-up",
            "SIT-UP",
            "sit_up",
            "-",
            "--");

    private static final List<String> OTHERS =
            List.of("null", "true", "false", "[]", "{}", "[null]", "[[]]", "[{}]", "{\"a\":null}", DEEP, DEEP_OBJECT);

    private Hostile() {}

    /** For a number, and no number at all. */
    static List<String> numbers() {
        return with(NUMBERS, "null", "\"1\"", "[]");
    }

    /** For a day or a moment. */
    static List<String> times() {
        return with(quoted(TIMES), "null", "1", "[2026,1,1]");
    }

    static List<String> ids() {
        return with(quoted(IDS), "null", "1", "\"\"");
    }

    static List<String> zones() {
        return with(quoted(ZONES), "null", "\"\"", "1");
    }

    static List<String> words() {
        return with(quoted(WORDS), "null", "1", "[]", "{}");
    }

    /** For what is no text and no number. */
    static List<String> others() {
        return with(OTHERS, "1", "\"\"", "[\"\",\"\"]", "[1e400]");
    }

    private static List<String> quoted(List<String> words) {
        return words.stream().map(Hostile::quoted).toList();
    }

    private static List<String> with(List<String> values, String... more) {
        return Stream.concat(values.stream(), Arrays.stream(more)).toList();
    }

    /** A fragment of JSON, not always well-formed. */
    static String json(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> one(NUMBERS, random);
            case 1 -> quoted(one(WORDS, random));
            case 2 -> quoted(one(TIMES, random));
            case 3 -> quoted(one(ZONES, random));
            case 4 -> quoted(one(IDS, random));
            default -> one(OTHERS, random);
        };
    }

    /** A body that has nothing to do with what is asked for. */
    static byte[] body(SplittableRandom random) {
        return switch (random.nextInt(8)) {
            case 0 -> new byte[0];
            case 1 -> random(random, 200);
            case 2 -> bytes(DEEP);
            case 3 -> bytes("{\"a\":\"" + NEARLY_ALL + "\"}");
            case 4 -> new byte[70_000];
            case 5 -> bytes("\ufeff{}");
            case 6 -> bytes("{} {}");
            default ->
                bytes("<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        };
    }

    private static byte[] random(SplittableRandom random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String one(List<String> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }
}
