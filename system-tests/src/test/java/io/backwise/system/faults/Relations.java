package io.backwise.system.faults;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** I4: who sees what of whom. A patient that the caller may not see looks as one that does not exist. */
final class Relations {
    private static final String TRUSTED = "dr-trusted";
    private static final String OF_PLAN = "/api/routine/plans/";

    /** All that is read of a patient but the stream. */
    private static final List<String> PATHS = List.of(
            "/api/routine/patients/%s/profile",
            "/api/routine/patients/%s/red-flags",
            "/api/routine/patients/%s/care-team",
            "/api/routine/patients/%s/access-log",
            "/api/routine/patients/%s/export",
            "/api/routine/patients/%s/plans/current",
            "/api/routine/patients/%s/sessions",
            "/api/routine/patients/%s/sessions/today",
            OF_PLAN + "%s",
            OF_PLAN + "%s/revisions",
            "/api/progress/patients/%s",
            "/api/progress/patients/%s/exercises/cat-cow",
            "/api/progress/patients/%s/calendar",
            "/api/progress/patients/%s/pain");

    private Relations() {}

    static String consent(Person person) {
        return "/api/routine/patients/" + person.id() + "/care-team/" + TRUSTED;
    }

    /** Asks every path as everybody; gives what is not as it has to be. */
    static List<String> violations(World world) throws Exception {
        Person one = world.people.getFirst();
        Person other = world.people.getLast();
        Map<String, String> callers = new LinkedHashMap<>();
        callers.put("self", one.token());
        callers.put("another patient", other.token());
        callers.put("a clinician with consent", world.stack.token("clinician", TRUSTED));
        callers.put("a clinician without", world.stack.token("clinician", "dr-stranger"));
        callers.put("an admin", world.stack.token("admin", "root"));
        callers.put("an editor", world.stack.token("editor", "eva"));
        callers.put("nobody", "");
        List<String> violations = new ArrayList<>();
        for (String path : PATHS) {
            for (Map.Entry<String, String> caller : callers.entrySet()) {
                String id = path.startsWith(OF_PLAN) ? one.planId() : one.id().toString();
                HttpResponse<String> answer = settled(world, caller.getValue(), path.formatted(id));
                int wanted = wanted(caller.getKey());
                if (answer.statusCode() != wanted) {
                    violations.add("I4: " + caller.getKey() + " got " + answer.statusCode() + " of " + path + ", not "
                            + wanted);
                }
                if (wanted == 404 && !looksAbsent(world, caller.getValue(), path, id, answer)) {
                    violations.add("I4: " + caller.getKey() + " can tell that " + path + " exists");
                }
            }
        }
        return violations;
    }

    /** Waits while progress does not know whether consent still holds, as for some seconds after its start. */
    private static HttpResponse<String> settled(World world, String token, String path) throws Exception {
        HttpResponse<String> answer = world.answer("GET", token, path, "");
        for (int i = 0; i < 60 && answer.statusCode() == 503; i++) {
            Thread.sleep(500);
            answer = world.answer("GET", token, path, "");
        }
        return answer;
    }

    private static int wanted(String caller) {
        return switch (caller) {
            case "self", "a clinician with consent" -> 200;
            case "another patient", "a clinician without" -> 404;
            case "nobody" -> 401;
            default -> 403;
        };
    }

    private static boolean looksAbsent(World world, String token, String path, String id, HttpResponse<String> foreign)
            throws Exception {
        UUID absent = UUID.randomUUID();
        HttpResponse<String> answer = settled(world, token, path.formatted(absent));
        return answer.statusCode() == foreign.statusCode()
                && answer.body()
                        .replace(absent.toString(), "ID")
                        .equals(foreign.body().replace(id, "ID"));
    }
}
