package io.backwise.progress;

import static io.restassured.RestAssured.given;

import io.backwise.testkit.EmbeddedParts;
import io.backwise.testkit.ForgedTokens;
import io.backwise.testkit.RotatingIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An issuer changes its keys while the service runs; on parts of its own, since it has that issuer. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RotatingIssuer.class, restrictToAnnotatedClass = true)
class RotatedKeyTest {
    @Test
    void aTokenOfANewKeyIsBelievedAndThoseOfTheOldOneStillAre() {
        Feed it = Feed.fresh();
        String old = ForgedTokens.good("patient", it.patient().toString());
        assertServed(it, old);
        RotatingIssuer.rotate();
        assertServed(it, ForgedTokens.good("patient", it.patient().toString()));
        assertServed(it, old);
        given().auth()
                .oauth2(ForgedTokens.good("patient", UUID.randomUUID().toString()))
                .get(it.path())
                .then()
                .statusCode(404);
    }

    private static void assertServed(Feed it, String token) {
        given().auth().oauth2(token).get(it.path()).then().statusCode(200);
    }
}
