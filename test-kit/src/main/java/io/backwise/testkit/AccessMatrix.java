package io.backwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The tables of {@code docs/access.md}: which caller may do what. */
public final class AccessMatrix {
    private static final String YES = "yes";
    private static final String FORBIDDEN = "403";
    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private AccessMatrix() {}

    /** First those with a column, in its order; then those who get what follows from the columns. */
    public enum CallerKind {
        NOBODY,
        PATIENT,
        ANOTHER_PATIENT,
        TRUSTED_CLINICIAN,
        OTHER_CLINICIAN,
        EDITOR,
        ADMIN,
        /** Consent was given and withdrawn: another clinician. */
        FORMER_CLINICIAN,
        /** Signed in, and neither patient nor anything else. */
        WITHOUT_ROLE,
        /** Patient and clinician at once, and neither of this patient: may do what one of the two may. */
        PATIENT_AND_CLINICIAN
    }

    /**
     * One operation and what each caller gets.
     *
     * @param operation method and path, such as {@code GET /api/routine/plans/{planId}}
     */
    public record Row(String operation, List<String> cells) {
        public String method() {
            return operation.substring(0, operation.indexOf(' '));
        }

        public String path() {
            return operation.substring(operation.indexOf(' ') + 1);
        }

        /** Whether it may change something when this caller asks. */
        public boolean mayChange(CallerKind caller) {
            return lets(caller) && !method().equals("GET");
        }

        /** Whether access is not what stands in this caller's way. */
        public boolean lets(CallerKind caller) {
            return cell(caller).equals(YES);
        }

        String cell(CallerKind caller) {
            return switch (caller) {
                case FORMER_CLINICIAN -> cell(CallerKind.OTHER_CLINICIAN);
                case WITHOUT_ROLE -> lets(CallerKind.NOBODY) ? YES : FORBIDDEN;
                case PATIENT_AND_CLINICIAN ->
                    cell(CallerKind.ANOTHER_PATIENT).equals(FORBIDDEN)
                            ? cell(CallerKind.OTHER_CLINICIAN)
                            : cell(CallerKind.ANOTHER_PATIENT);
                default -> cells.get(caller.ordinal());
            };
        }
    }

    /** Asks as one of the callers. */
    public interface Asking {
        int status(Row row, CallerKind caller) throws Exception;
    }

    /** Fails for an operation of the checked-in document without a row, a row without an operation, and a wrong answer. */
    public static void assertHolds(String service, Asking asking) throws Exception {
        List<Row> rows = rows(service);
        TreeSet<String> described = new TreeSet<>();
        rows.forEach(it -> described.add(it.operation()));
        assertThat(described)
                .as("operations of %s in docs/access.md", service)
                .containsExactlyElementsOf(operations(service));
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            for (CallerKind caller : CallerKind.values()) {
                int status = asking.status(row, caller);
                boolean isRight = row.lets(caller)
                        ? !REFUSALS.contains(status) && status < 500
                        : row.cell(caller).equals(Integer.toString(status));
                if (!isRight) {
                    wrong.add(row.operation() + " as " + caller + ": " + status + ", not " + row.cell(caller));
                }
            }
        }
        System.out.printf(
                "access of %s: %d operations, %d callers each%n", service, rows.size(), CallerKind.values().length);
        assertThat(wrong).isEmpty();
    }

    /** The table of a service. */
    public static List<Row> rows(String service) {
        List<Row> rows = new ArrayList<>();
        boolean isInside = false;
        for (String line : lines("docs", "access.md")) {
            if (line.startsWith("## ")) {
                isInside = line.equals("## " + service);
            } else if (isInside && line.startsWith("| `")) {
                List<String> cells = Arrays.stream(line.split("\\|", -1))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .toList();
                rows.add(new Row(cells.getFirst().replace("`", ""), cells.subList(1, cells.size())));
            }
        }
        return rows;
    }

    /** Of the document that a service publishes, which another test holds against the one that is read here. */
    private static TreeSet<String> operations(String service) {
        TreeSet<String> operations = new TreeSet<>();
        String path = "";
        for (String line : lines("contracts", "http", service + ".openapi.yaml")) {
            String word = line.strip().replace(":", "");
            if (line.startsWith("  /")) {
                path = word;
            } else if (line.startsWith("    ") && !line.startsWith("     ") && METHODS.contains(word)) {
                operations.add(word.toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        return operations;
    }

    private static List<String> lines(String first, String... more) {
        try {
            return Files.readAllLines(Contracts.root().resolve(java.nio.file.Path.of(first, more)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
