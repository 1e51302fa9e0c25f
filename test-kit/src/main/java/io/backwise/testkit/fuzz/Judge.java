package io.backwise.testkit.fuzz;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** What no answer may be, whatever was asked. */
final class Judge {
    /** What only the inside of a service would say. */
    private static final List<String> INSIDE = List.of(
            "Exception",
            "io.backwise",
            "java.",
            "jakarta.",
            "org.",
            "com.fasterxml",
            "hibernate",
            "quarkus",
            "vertx",
            "SELECT ",
            "INSERT ",
            "UPDATE ",
            "constraint \\\"",
            "relation \\\"",
            "\tat ",
            "Caused by");

    private Judge() {}

    /**
     * What is wrong with an answer; nothing when all is well.
     *
     * @param mustBeRefused whether there is something in the request that nobody may take
     */
    static List<String> complaints(String target, boolean mustBeRefused, RawHttp.Answer answer) {
        List<String> complaints = new ArrayList<>();
        if (answer.status() < (mustBeRefused ? 400 : 200) || answer.status() > 499) {
            complaints.add("the status");
        }
        if (answer.status() >= 400) {
            INSIDE.stream().filter(it -> answer.body().contains(it)).forEach(it -> complaints.add("it tells of " + it));
            if (!answer.isProblem() && !isRefusedUnread(target, answer)) {
                complaints.add("it is no problem document");
            }
        }
        return complaints;
    }

    /** What is no address, or too long for one, the framework refuses before anything of ours; the gateway does in words. */
    private static boolean isRefusedUnread(String target, RawHttp.Answer answer) {
        return answer.status() == 414 || answer.status() == 400 && !isAddress(target);
    }

    private static boolean isAddress(String target) {
        try {
            return new URI(target).getPath() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
