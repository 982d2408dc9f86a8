package dev.licet.identity.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.TestServer;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Proofs of a key for calls to a server (RFC 9449). */
record TestProofs(TestServer server) {
  static ECKey key() {
    try {
      return new ECKeyGenerator(Curve.P_256).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  String proof(ECKey by, String method, String path, Optional<String> token) {
    return proof(by, method, server.uri(path), token);
  }

  String proof(ECKey by, String method, URI uri, Optional<String> token) {
    var claims =
        new JWTClaimsSet.Builder()
            .jwtID(server.bean(Ids.class).alphanumeric(16))
            .claim("htm", method)
            .claim("htu", uri.toString())
            .issueTime(Date.from(Instant.now()));
    token.ifPresent(text -> claims.claim("ath", Digest.of(text).value()));
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(by.toPublicJWK())
            .build();
    try {
      var jwt = new SignedJWT(header, claims.build());
      jwt.sign(new ECDSASigner(by));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** One for the token endpoint. */
  String proof(ECKey by) {
    return proof(by, "POST", "/oauth/token", Optional.empty());
  }

  static String thumbprint(ECKey of) {
    try {
      return of.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }
}
