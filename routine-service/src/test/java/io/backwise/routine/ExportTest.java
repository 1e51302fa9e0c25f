package io.backwise.routine;

import static io.backwise.routine.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backwise.routine.held.Held;
import io.backwise.testkit.Contracts;
import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.Parts;
import io.backwise.testkit.Samples;
import io.backwise.testkit.Traces;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything that is held, in one document. */
@QuarkusTest
@QuarkusTestResource(EmbeddedParts.class)
class ExportTest {
    /** Not of the patient's making, and gone when the work is: events that wait to be published, one who is republished. */
    private static final Set<String> PASSING = Set.of("outbox", "republication");

    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    @All
    List<Held> features;

    private final Clinician clinician = Clinician.fresh();

    @BeforeEach
    void catalogue() throws InterruptedException {
        CatalogueUnderTest.held();
    }

    @Test
    void everyTableThatHoldsSomethingIsInIt() throws SQLException {
        Patient patient = withALife();
        Set<String> holding = Traces.of(patient.id()).stream()
                .map(column -> column.split("\\.", -1)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        holding.removeAll(PASSING);
        // Its rows are known by their plan.
        holding.add("plan_revision");
        assertThat(features.stream().flatMap(it -> it.tables().stream())).containsExactlyInAnyOrderElementsOf(holding);
        assertThat(features).extracting(Held::section).doesNotHaveDuplicates();

        String document = patient.self()
                .get(patient.path() + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        Samples.assertSameShape("export", document);
        JsonPath export = JsonPath.from(document);
        assertThat(export.getMap("held").keySet())
                .isEqualTo(features.stream().map(Held::section).collect(Collectors.toSet()));
        assertThat(export.getMap("held").values())
                .as("each section shows what is held")
                .allSatisfy(section -> assertThat((List<?>) section).isNotEmpty());
        assertThat(document)
                .contains(
                        "slept badly", "gently", "key-of-the-phone", "Flu, over now.", clinician.id(), "read profile");
        assertThat(export.getList("held.plans.revisions.flatten()")).hasSize(3);
    }

    /** Who gets the document finds each section of it, and no other, where the format is documented. */
    @Test
    void everySectionIsDocumented() throws IOException {
        Set<String> documented = Files.readAllLines(Contracts.root().resolve("docs/export.md")).stream()
                .dropWhile(it -> !it.startsWith("| Section"))
                .skip(2)
                .takeWhile(it -> it.startsWith("|"))
                .map(it -> it.split("`", -1)[1])
                .collect(Collectors.toSet());
        assertThat(features).extracting(Held::section).containsExactlyInAnyOrderElementsOf(documented);
    }

    /** A new column is to be shown, or to be said of why it is not. */
    @Test
    void everyColumnIsInItOrNeedNotBe() throws Exception {
        Set<String> tables =
                features.stream().flatMap(it -> it.tables().stream()).collect(Collectors.toSet());
        assertThat(ExportedColumns.of(tables)).containsExactlyInAnyOrderElementsOf(ExportedColumns.all());
        JsonNode held = held(withALife());
        assertThat(ExportedColumns.shown())
                .allSatisfy(place -> assertThat(shows(held, place)).isTrue());
    }

    /** What is stored as a document is shown field by field. */
    @Test
    void everyFieldOfADocumentIsInIt() throws Exception {
        Patient patient = withALife();
        JsonNode held = held(patient);
        for (String column : ExportedColumns.DOCUMENTS.keySet()) {
            Set<String> shown = new TreeSet<>(ExportedColumns.WRAPPERS);
            fields(held.path(ExportedColumns.DOCUMENTS.get(column)), shown);
            Set<String> stored = new TreeSet<>();
            for (String document : ExportedColumns.documents(column, patient.id())) {
                fields(JSON.readTree(document), stored);
            }
            assertThat(stored).as(column).isNotEmpty();
            assertThat(shown).as(column).containsAll(stored);
        }
    }

    private static JsonNode held(Patient patient) throws IOException {
        return JSON.readTree(patient.self()
                        .get(patient.path() + "/export")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .path("held");
    }

    /** Whether some item has the field, whatever it holds. */
    private static boolean shows(JsonNode node, String place) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false).anyMatch(it -> shows(it, place));
        }
        String[] path = place.split("\\.", 2);
        return node.has(path[0]) && (path.length == 1 || shows(node.path(path[0]), path[1]));
    }

    private static void fields(JsonNode node, Set<String> names) {
        node.fieldNames().forEachRemaining(names::add);
        node.forEach(it -> fields(it, names));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection database = Parts.database();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void itIsForThePatientAndForWhomTheyTrust() {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        Clinician.fresh().self().get(patient.path() + "/export").then().statusCode(404);
        Patient.as("admin", "root").get(patient.path() + "/export").then().statusCode(403);
        clinician
                .self()
                .get(patient.path() + "/export")
                .then()
                .statusCode(200)
                .body("held.accessLog.what", hasItem("export"));
        Patient unknown = Patient.fresh();
        unknown.self()
                .get(unknown.path() + "/export")
                .then()
                .statusCode(200)
                .body("held.values()", everyItem(hasSize(0)));
    }

    /** A patient of whom every feature holds something. */
    private Patient withALife() throws SQLException {
        Patient patient = Patient.fresh().withProfile(Map.of()).trusting(clinician.id());
        String first = patient.self()
                .header("Idempotency-Key", "key-of-the-phone")
                .body(Map.of(
                        "startsOn",
                        LocalDate.now(ZoneOffset.UTC).toString(),
                        "note",
                        "gently",
                        "minutesPerSession",
                        15))
                .post(patient.path() + "/plans")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");
        patient.self()
                .body(report(patient, first, Instant.now(), Map.of("note", "slept badly")))
                .put(patient.path() + "/sessions/" + UUID.randomUUID())
                .then()
                .statusCode(201);
        // No plan of a test is old enough for a gap.
        execute("UPDATE plan SET gap_since = starts_on - 9, gap_days = 8 WHERE plan_id = '" + first + "'");
        patient.planned();
        patient.writes(Map.of("redFlags", List.of("fever-infection"))).statusCode(200);
        clinician.clears(patient, "fever-infection");
        clinician.self().get(patient.path() + "/profile").then().statusCode(200);
        return patient;
    }
}
