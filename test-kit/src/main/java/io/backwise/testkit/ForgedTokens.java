package io.backwise.testkit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens that no service may believe, each made from what an attacker can have; and one that all have to. */
public final class ForgedTokens {
    private static final int KEY_BITS = 2048;
    private static final long HOUR = 3_600;

    private final RSAKey issuers;
    private final String role;
    private final String sub;

    private ForgedTokens(RSAKey issuers, String role, String sub) {
        this.issuers = issuers;
        this.role = role;
        this.sub = sub;
    }

    /**
     * By what is wrong with it.
     *
     * @param role a role to which the token, were it good, would open the door
     */
    public static Map<String, String> of(String role, String sub) {
        try {
            return read(role, sub).all();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that differs from the others in nothing but that it is good: what they miss is what makes them bad. */
    public static String good(String role, String sub) {
        return good(role, sub, HOUR);
    }

    /** As {@link #good(String, String)}, for so many seconds; of less than none its time is over. */
    public static String good(String role, String sub, long seconds) {
        try {
            ForgedTokens it = read(role, sub);
            Instant now = Instant.now();
            return signed(
                    it.claims()
                            .issueTime(date(now, Math.min(-10, seconds - HOUR)))
                            .expirationTime(date(now, seconds))
                            .build(),
                    it.issuers);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that is good, of somebody who has no role at all. */
    public static String withoutRole(String sub) {
        try {
            ForgedTokens it = read("", sub);
            return it.signed(it.claims().claim("groups", null).build(), it.issuers);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ForgedTokens read(String role, String sub) {
        try {
            return new ForgedTokens(RSAKey.parse(Files.readString(Parts.issuerKey())), role, sub);
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> all() throws JOSEException {
        RSAKey own = new RSAKeyGenerator(KEY_BITS).keyID(issuers.getKeyID()).generate();
        JWTClaimsSet claims = claims().build();
        String good = signed(claims, issuers);
        Instant now = Instant.now();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("no signature, and says so", new PlainJWT(claims).serialize());
        all.put("says that it has none, and has one", headed("{\"alg\":\"none\"}", good));
        all.put("signed by the public key as a secret", signed(claims, JWSAlgorithm.HS256, secret()));
        all.put("signed by another key of the same id", signed(claims, own));
        all.put("brings its own key", bringingItsKey(claims, own));
        all.put("signed by an algorithm of another kind", elliptic(claims));
        all.put("expired", signed(claims().expirationTime(date(now, -120)).build(), issuers));
        all.put("not valid yet", signed(claims().notBeforeTime(date(now, HOUR)).build(), issuers));
        all.put(
                "of another issuer",
                signed(claims().issuer("http://localhost/other").build(), issuers));
        all.put("for another audience", signed(claims().audience("another").build(), issuers));
        all.put("for no audience", signed(claims().audience((String) null).build(), issuers));
        all.put("of nobody", signed(claims().subject(null).build(), issuers));
        all.put("without an end", signed(claims().expirationTime(null).build(), issuers));
        all.put("another's name on a good signature", renamed(good));
        all.put("cut", good.substring(0, good.length() - 12));
        all.put("without a signature", good.substring(0, good.lastIndexOf('.') + 1));
        all.put("no token", "not-a-token");
        all.put("empty parts", "..");
        all.put("more parts", good + ".more");
        all.put("parts that are no JSON", "bm8.bm8.bm8");
        all.put("long", "a".repeat(6_000));
        return all;
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(Parts.issuer())
                .subject(sub)
                .audience("backwise")
                .issueTime(date(now, -10))
                .expirationTime(date(now, HOUR))
                .claim("groups", List.of(role));
    }

    private static Date date(Instant now, long seconds) {
        return Date.from(now.plusSeconds(seconds));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        return signed(claims, JWSAlgorithm.RS256, key.getKeyID(), new RSASSASigner(key));
    }

    private String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, byte[] secret) throws JOSEException {
        return signed(claims, algorithm, issuers.getKeyID(), new MACSigner(secret));
    }

    private static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, String keyId, JWSSigner signer)
            throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(keyId).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private byte[] secret() throws JOSEException {
        return issuers.toRSAPublicKey().getEncoded();
    }

    private static String bringingItsKey(JWTClaimsSet claims, RSAKey own) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID("mine")
                        .jwk(own.toPublicJWK())
                        .build(),
                claims);
        token.sign(new RSASSASigner(own));
        return token.serialize();
    }

    private String elliptic(JWTClaimsSet claims) throws JOSEException {
        return signed(
                claims,
                JWSAlgorithm.ES256,
                issuers.getKeyID(),
                new ECDSASigner(new ECKeyGenerator(Curve.P_256).generate()));
    }

    private static String headed(String header, String token) {
        return encoded(header) + token.substring(token.indexOf('.'));
    }

    private static String renamed(String token) {
        String[] parts = token.split("\\.", -1);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        parts[1] = encoded(payload.replaceFirst(
                "\"groups\":\\[[^]]*]", "\"groups\":[\"admin\",\"editor\",\"clinician\",\"patient\"]"));
        return String.join(".", Arrays.asList(parts));
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
