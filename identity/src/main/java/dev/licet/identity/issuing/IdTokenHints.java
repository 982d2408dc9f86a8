package dev.licet.identity.issuing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.licet.identity.key.PublishedKey;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.Issuer;
import java.text.ParseException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Reads the ID tokens that come back as a hint. Guard does not: it takes access tokens only, and
 * only as long as they last, while a hint may have expired.
 */
@Component
public class IdTokenHints {
  private static final int LONGEST = 16_384;

  private final SigningKeys keys;
  private final Issuer issuer;

  IdTokenHints(SigningKeys keys, Issuer issuer) {
    this.keys = keys;
    this.issuer = issuer;
  }

  /** What it says; empty unless it is an ID token that a published key of this server signed. */
  public Optional<IdTokenHint> read(String token) {
    if (token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var jwt = SignedJWT.parse(token);
      return isOurs(jwt) ? hint(jwt.getJWTClaimsSet()) : Optional.empty();
    } catch (ParseException | JOSEException e) {
      return Optional.empty();
    }
  }

  /** The key decides on the algorithm, not the token (RFC 8725, 3.1). */
  private boolean isOurs(SignedJWT jwt) throws JOSEException {
    var header = jwt.getHeader();
    var key =
        keys.published().stream().filter(one -> one.kid().equals(header.getKeyID())).findFirst();
    return key.isPresent()
        && JOSEObjectType.JWT.equals(header.getType())
        && key.get().algorithm().name().equals(header.getAlgorithm().getName())
        && verifies(jwt, key.get());
  }

  private static boolean verifies(SignedJWT jwt, PublishedKey key) throws JOSEException {
    var verifier =
        new DefaultJWSVerifierFactory()
            .createJWSVerifier(jwt.getHeader(), key.certificate().getPublicKey());
    return jwt.verify(verifier);
  }

  /** An ID token is for one application; an access token for an API, and often for two. */
  private Optional<IdTokenHint> hint(JWTClaimsSet claims) throws ParseException {
    return issuer.url().equals(claims.getIssuer())
            && claims.getAudience().size() == 1
            && claims.getSubject() != null
            && claims.getExpirationTime() != null
        ? Optional.of(
            new IdTokenHint(
                claims.getAudience().getFirst(),
                claims.getSubject(),
                Optional.ofNullable(claims.getStringClaim("sid")),
                claims.getExpirationTime().toInstant()))
        : Optional.empty();
  }
}
