package io.backwise.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Sends what no well-behaved client would. */
final class RawHttp {
    /** Longer than any answer may take. */
    private static final int PATIENCE_MILLIS = 15_000;

    private static final int CHUNK = 8_192;

    private static final String END_OF_HEAD = "\r\n\r\n";

    private RawHttp() {}

    /**
     * @param status 0 when there was no answer
     * @param head status line and header fields, in lower case
     * @param body with the marks between chunks, if there are any
     */
    record Answer(int status, String head, String body) {
        boolean isProblem() {
            return head.contains("content-type: application/problem+json")
                    && body.contains("\"type\":\"urn:backwise:problem:")
                    && body.contains("\"status\":" + status);
        }
    }

    static Answer send(int port, String method, String target, List<String> headers, byte[] body) throws IOException {
        return exchange(port, head(method, target, headers, "Content-Length: " + body.length), body);
    }

    /** Does not say beforehand how long the body is. */
    static Answer sendInChunks(int port, String method, String target, List<String> headers, byte[] body)
            throws IOException {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        for (int from = 0; from < body.length; from += CHUNK) {
            int length = Math.min(CHUNK, body.length - from);
            chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.UTF_8));
            chunks.write(body, from, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
        return exchange(port, head(method, target, headers, "Transfer-Encoding: chunked"), chunks.toByteArray());
    }

    private static String head(String method, String target, List<String> headers, String length) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        headers.forEach(it -> head.append(it).append("\r\n"));
        return head.append("Connection: close\r\n")
                .append(length)
                .append(END_OF_HEAD)
                .toString();
    }

    private static Answer exchange(int port, String head, byte[] body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException refusedMeanwhile) {
                // The answer may be there before the request is whole.
            }
            return read(socket.getInputStream());
        }
    }

    private static Answer read(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] chunk = new byte[8_192];
        try {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                all.write(chunk, 0, read);
                if (isStream(all)) {
                    break;
                }
            }
        } catch (SocketTimeoutException hangs) {
            return new Answer(0, "", "no answer within " + PATIENCE_MILLIS + " ms");
        } catch (IOException reset) {
            // What came before is the answer.
        }
        return answer(all.toString(StandardCharsets.UTF_8));
    }

    /** A stream has no end: its head is all of it that is read. */
    private static boolean isStream(ByteArrayOutputStream all) {
        String read = all.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        int end = read.indexOf(END_OF_HEAD);
        return end >= 0 && read.substring(0, end).contains("text/event-stream");
    }

    private static Answer answer(String read) {
        int end = read.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new Answer(0, "", "no whole answer: " + read);
        }
        int status = Integer.parseInt(read.substring("HTTP/1.1 ".length(), "HTTP/1.1 ".length() + 3));
        return new Answer(
                status, read.substring(0, end).toLowerCase(Locale.ROOT), read.substring(end + END_OF_HEAD.length()));
    }
}
