package io.backwise.testkit.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Parts of a request's head that have broken servers before. */
final class HostileHead {
    /** As they stand in a request target, percent-encoded or not. */
    private static final List<String> TARGETS = List.of(
            "%00",
            "a%00b",
            "%ff%fe",
            "%ED%A0%80",
            "%F0%9F%A7%98",
            "%2e%2e%2f%2e%2e%2fetc",
            "..%5c..",
            "%252e",
            "a%0d%0aX-Injected:%201",
            "%27%20OR%20%271%27=%271",
            "%27;DROP%20TABLE%20plan;--",
            "a;b=c",
            "a%2Fb",
            "%20",
            "%",
            "%zz",
            "%u0041",
            "{x}",
            "<x>",
            "|",
            "*",
            "-1",
            "0",
            "101",
            "2147483648",
            "99999999999999999999",
            "1e9",
            "2026-02-30",
            "-999999999-01-01",
            "%2B999999999-12-31",
            "9999-12-31",
            "bnVsbA",
            "MA",
            "LTE",
            "OTIyMzM3MjAzNjg1NDc3NTgwOA",
            "====",
            "z".repeat(3_000));

    private static final List<String> HEADERS = List.of(
            "Accept: text/html",
            "Accept: application/xml;q=0.9",
            "Accept: ;;;",
            "Accept: */*;q=nonsense",
            "Accept-Language: xx-" + "y".repeat(200),
            "Content-Type: text/plain",
            "Content-Type: application/xml",
            "Content-Type: application/json; charset=utf-16",
            "Content-Type: application/json; charset=nonsense",
            "Content-Type: application/json;;;",
            "Content-Type: nonsense",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Encoding: gzip",
            "If-Match: nonsense",
            "If-Match: \"\"",
            "If-Match: *",
            "If-None-Match: W/\"x\", \"y\"",
            "If-None-Match: *",
            "Idempotency-Key: ",
            "Idempotency-Key: " + "k".repeat(129),
            "Idempotency-Key: \u00e9\u4e2d",
            "Last-Event-ID: -1",
            "Last-Event-ID: nonsense",
            "X-Correlation-Id: " + "c".repeat(300),
            "X-Forwarded-For: 127.0.0.1",
            "X-HTTP-Method-Override: DELETE",
            "Range: bytes=0-0",
            "Expect: nonsense",
            "X-Big: " + "h".repeat(9_000),
            "Cookie: a=b; $Version=1");

    /** For headers that an operation reads. */
    private static final List<String> VALUES = List.of(
            "",
            "*",
            "\"\"",
            "\"",
            "W/\"x\"",
            "\"x\", *",
            "\"" + "t".repeat(3_000) + "\"",
            "nonsense",
            "null",
            "-1",
            "99999999999999999999",
            "k".repeat(129),
            "\u00e9\u4e2d",
            "a\tb",
            "a,b;c=\"d\"",
            "00000000-0000-0000-0000-000000000000");

    private HostileHead() {}

    /** All for a place in a path or query. */
    static List<String> targets() {
        return Stream.concat(TARGETS.stream(), Hostile.IDS.stream()).toList();
    }

    /** All for a header that an operation reads. */
    static List<String> values() {
        return VALUES;
    }

    /** In place of whatever the request has of that name. */
    record Header(String name, String value) {}

    /** For a place in a path or query. */
    static String target(SplittableRandom random) {
        return Hostile.one(random.nextInt(4) == 0 ? Hostile.IDS : TARGETS, random);
    }

    /** As often one that the operation reads as any other. */
    static Header header(Operation operation, SplittableRandom random) {
        if (!operation.headers().isEmpty() && random.nextBoolean()) {
            return new Header(Hostile.one(operation.headers(), random), Hostile.one(VALUES, random));
        }
        String line = Hostile.one(HEADERS, random);
        int end = line.indexOf(':');
        return new Header(line.substring(0, end), line.substring(end + 1).strip());
    }
}
