package io.backwise.local;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens of the local issuer. */
final class Token {
    private static final Set<String> ROLES = Set.of("patient", "clinician", "editor", "admin");
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

    private Token() {}

    /** Prints a token and nothing else. */
    static void run(Options options) {
        String role = options.value("--role").orElse("");
        String sub = options.value("--sub").orElse("");
        if (!ROLES.contains(role) || sub.isBlank()) {
            throw new StackException("usage: ./backwise token --role patient|clinician|editor|admin --sub ID");
        }
        System.out.println(of(RunningStack.needed(options), role, sub));
    }

    /** A bearer token for a user of that role. */
    static String of(RunningStack stack, String role, String sub) {
        return of(stack.issuer(), role, sub);
    }

    static String of(String issuer, String role, String sub) {
        String form = "grant_type=client_credentials&client_id=backwise&client_secret=local&role=" + encoded(role)
                + "&sub=" + encoded(sub);
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(issuer + "/token").toURL().openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.getOutputStream().write(form.getBytes(StandardCharsets.UTF_8));
            try (InputStream answer = connection.getInputStream()) {
                Matcher token = ACCESS_TOKEN.matcher(new String(answer.readAllBytes(), StandardCharsets.UTF_8));
                if (token.find()) {
                    return token.group(1);
                }
            }
        } catch (IOException e) {
            throw new StackException("the issuer " + issuer + " does not answer: " + e.getMessage(), e);
        }
        throw new StackException("the issuer gave no token");
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
