package io.backwise.progress;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.Map;

/** Rebuilds of the read model, as an admin asks for them. */
final class Rebuilds {
    private Rebuilds() {}

    static JsonPath begin(Map<String, ?> whom) {
        return post("/api/progress/rebuild", whom);
    }

    static JsonPath complete(Map<String, ?> which) {
        return post("/api/progress/rebuild/completion", which);
    }

    static JsonPath view() {
        return Feed.as("admin", "root")
                .get("/api/progress/rebuild")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Gives of how many patients the rebuilt model differs. */
    static long awaitSwap() {
        return awaitSwap(() -> {});
    }

    static long awaitSwap(Runnable meanwhile) {
        for (int i = 0; i < 600; i++) {
            JsonPath now = view();
            meanwhile.run();
            if (now.getString("state").equals("none")) {
                return now.getLong("differed");
            }
            pause();
        }
        throw new AssertionError("not swapped");
    }

    private static JsonPath post(String path, Map<String, ?> body) {
        return Feed.as("admin", "root")
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then()
                .statusCode(202)
                .extract()
                .jsonPath();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
