package io.backwise.system.faults;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** Tokens as the issuer signs them, and as it never gives them out: beyond their time. */
final class OldToken {
    private static final Duration LIFE = Duration.ofHours(1);

    private OldToken() {}

    /**
     * A token like the good one, but for its times.
     *
     * @param key the issuer's, as a JWK
     */
    static String expired(String good, String key, Duration ago) throws ParseException, JOSEException {
        SignedJWT like = SignedJWT.parse(good);
        Instant expiry = Instant.now().minus(ago);
        Date begin = Date.from(expiry.minus(LIFE));
        JWTClaimsSet claims = new JWTClaimsSet.Builder(like.getJWTClaimsSet())
                .issueTime(begin)
                .notBeforeTime(begin)
                .expirationTime(Date.from(expiry))
                .build();
        SignedJWT token = new SignedJWT(like.getHeader(), claims);
        token.sign(new RSASSASigner(RSAKey.parse(key)));
        return token.serialize();
    }
}
