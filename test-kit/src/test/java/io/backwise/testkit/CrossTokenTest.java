package io.backwise.testkit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The replay notices a service that lets somebody in, or tells what is there. */
class CrossTokenTest {
    private static final String ISSUER = Parts.PREFIX + "quarkus.oidc.auth-server-url";
    private static final Pattern CLAIMS = Pattern.compile("role=(.*)&sub=(.*)$");

    private final UUID patient = UUID.randomUUID();
    private final List<String> callers = new ArrayList<>();
    private HttpServer server;
    private String former = "";
    private Service service = Service.GOOD;

    /** What is wrong with the service. */
    private enum Service {
        GOOD,
        ASKS_FOR_NO_TOKEN,
        SERVES_ANY_PATIENT,
        SERVES_ANY_CLINICIAN,
        TELLS_THERE_IS_SOMEBODY,
        LISTS_PATIENTS_OF_OTHERS
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", CrossTokenTest::token);
        server.createContext("/api", this::serve);
        server.start();
        former = System.getProperty(ISSUER, "");
        System.setProperty(ISSUER, origin());
    }

    @AfterEach
    void stop() {
        server.stop(0);
        if (former.isEmpty()) {
            System.clearProperty(ISSUER);
        } else {
            System.setProperty(ISSUER, former);
        }
    }

    @Test
    void aServiceThatRefusesStrangersPasses() {
        assertThatCode(reading(patient)).doesNotThrowAnyException();
        assertThat(callers)
                .as("the patient, nobody, and each stranger for what is there and what is not")
                .hasSize(6);
        assertThatCode(listing()).doesNotThrowAnyException();
        assertThat(callers).hasSize(9);
        assertThatCode(streaming()).doesNotThrowAnyException();
        assertThat(callers).as("who follows the stream comes later").hasSize(14);
    }

    @Test
    void whoeverIsLetInIsNoticed() {
        for (Service it : List.of(
                Service.ASKS_FOR_NO_TOKEN,
                Service.SERVES_ANY_PATIENT,
                Service.SERVES_ANY_CLINICIAN,
                Service.TELLS_THERE_IS_SOMEBODY)) {
            service = it;
            assertThatThrownBy(reading(patient)).as("%s", it).isInstanceOf(AssertionError.class);
            assertThatThrownBy(streaming()).as("%s", it).isInstanceOf(AssertionError.class);
        }
        service = Service.LISTS_PATIENTS_OF_OTHERS;
        assertThatThrownBy(listing()).isInstanceOf(AssertionError.class);
    }

    private ThrowingCallable reading(UUID id) {
        return () -> given().filter(CrossToken.REPLAY)
                .auth()
                .oauth2(Tokens.of("patient", id.toString()))
                .get(origin() + "/api/patients/" + id)
                .then()
                .statusCode(200);
    }

    private ThrowingCallable streaming() {
        return () -> CrossToken.assertKeptFromOthers(URI.create(origin() + "/api/patients/" + patient));
    }

    private ThrowingCallable listing() {
        return () -> given().filter(CrossToken.REPLAY)
                .auth()
                .oauth2(Tokens.of("clinician", "dr-own"))
                .get(origin() + "/api/clinicians/me/patients")
                .then()
                .statusCode(200);
    }

    private String origin() {
        return "http://" + server.getAddress().getHostString() + ':'
                + server.getAddress().getPort();
    }

    /** A token that says who has it. */
    private static void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher claims = CLAIMS.matcher(URLDecoder.decode(form, StandardCharsets.UTF_8));
        assertThat(claims.find()).isTrue();
        answer(exchange, 200, "{\"access_token\": \"%s.%s\"}".formatted(claims.group(1), claims.group(2)));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        String caller = header == null ? "" : header.replace("Bearer ", "");
        callers.add(caller);
        if (caller.isEmpty() && service != Service.ASKS_FOR_NO_TOKEN) {
            answer(exchange, 401, "");
        } else if (exchange.getRequestURI().getPath().contains("/clinicians/")) {
            boolean isListed = caller.equals("clinician.dr-own") || service == Service.LISTS_PATIENTS_OF_OTHERS;
            answer(exchange, 200, isListed ? "[{\"patientId\":\"" + patient + "\"}]" : "[]");
        } else {
            patient(exchange, caller);
        }
    }

    private void patient(HttpExchange exchange, String caller) throws IOException {
        boolean isThere = exchange.getRequestURI().getPath().endsWith(patient.toString());
        boolean isLetIn = caller.equals("patient." + patient)
                || caller.isEmpty()
                || caller.startsWith("patient.") && service == Service.SERVES_ANY_PATIENT
                || caller.startsWith("clinician.") && service == Service.SERVES_ANY_CLINICIAN;
        if (isThere && isLetIn) {
            answer(exchange, 200, "{}");
        } else if (isThere && service == Service.TELLS_THERE_IS_SOMEBODY) {
            answer(exchange, 404, "not yours");
        } else {
            answer(exchange, 404, "not found");
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
