package dev.licet.identity.credential;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.X509CertUtils;
import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.guard.keys.VerificationKey;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A public key as people hand it over: in PEM, bare or in a certificate, or as a JWK. Whether it is
 * strong enough and its numbers make sense, Guard decides, as it does for the keys of issuers.
 *
 * @param certificateEnds when the certificate ends that it came in
 */
public record PublicKeyText(JWK key, Optional<Instant> certificateEnds) {
  /** What an assertion may be signed by. All are asymmetric. */
  static final List<SignatureAlgorithm> ALGORITHMS =
      List.of(
          SignatureAlgorithm.RS256,
          SignatureAlgorithm.RS384,
          SignatureAlgorithm.PS256,
          SignatureAlgorithm.PS384,
          SignatureAlgorithm.ES256,
          SignatureAlgorithm.ES384);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Reads one key in PEM; a problem bears the name of the field. */
  public static Outcome<PublicKeyText> ofPem(String field, String pem) {
    try {
      return of(field, JWK.parseFromPEMEncodedObjects(pem), certificateEnds(pem));
    } catch (JOSEException | IllegalArgumentException _) {
      return Outcome.invalid(
          field, "This is no public key or certificate in PEM (-----BEGIN PUBLIC KEY----- …)");
    }
  }

  /** Reads what was pasted: one key in PEM, a JWK, or every key of a JWK Set. */
  public static Outcome<List<PublicKeyText>> paste(String field, String text) {
    if (!text.strip().startsWith("{")) {
      return all(List.of(ofPem(field, text)));
    }
    try {
      var set = JSON.readTree(text).has("keys");
      var keys = set ? JWKSet.parse(text).getKeys() : List.of(JWK.parse(text));
      return keys.isEmpty()
          ? Outcome.invalid(field, "There is no key in this JWK Set")
          : all(keys.stream().map(key -> of(field, key, Optional.empty())).toList());
    } catch (ParseException | JacksonException _) {
      return Outcome.invalid(field, "This is neither PEM nor a JWK nor a JWK Set");
    }
  }

  /** Reads the keys for signatures in a JWK Set, those of which there is a use: one at least. */
  public static Outcome<List<PublicKeyText>> ofSet(String field, String text) {
    try {
      var usable =
          JSON.readTree(text)
              .path("keys")
              .valueStream()
              .filter(key -> key.path("use").asString("sig").equals("sig"))
              .flatMap(key -> usable(paste(field, key.toString())))
              .toList();
      return usable.isEmpty()
          ? Outcome.invalid(
              field, "There is no public key for signatures: RSA, or on the curve P-256 or P-384")
          : Outcome.done(usable);
    } catch (JacksonException _) {
      return Outcome.invalid(field, "This is no JWK Set");
    }
  }

  private static Stream<PublicKeyText> usable(Outcome<List<PublicKeyText>> read) {
    return read instanceof Done<List<PublicKeyText>>(var keys) ? keys.stream() : Stream.empty();
  }

  private static Outcome<List<PublicKeyText>> all(List<Outcome<PublicKeyText>> read) {
    var all = new ArrayList<PublicKeyText>();
    for (var one : read) {
      switch (one) {
        case Done<PublicKeyText>(var key) -> all.add(key);
        case Invalid<PublicKeyText>(var problems) -> {
          return Outcome.invalid(problems);
        }
      }
    }
    return Outcome.done(all);
  }

  private static Outcome<PublicKeyText> of(
      String field, JWK key, Optional<Instant> certificateEnds) {
    if (key.isPrivate()) {
      return Outcome.invalid(
          field, "This is a private key: nobody but the application should have it");
    }
    var text = new PublicKeyText(key, certificateEnds);
    var problem =
        text.usualAlgorithm()
            .map(text::misfit)
            .orElse(Optional.of("A key must be an RSA key or one on the curve P-256 or P-384"));
    return problem
        .map(message -> Outcome.<PublicKeyText>invalid(field, message))
        .orElseGet(() -> Outcome.done(text));
  }

  /** What its owner calls it, or its thumbprint (RFC 7638). */
  String kid() {
    try {
      return key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID();
    } catch (JOSEException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256", e);
    }
  }

  /** The algorithm that it names itself, or that such keys are mostly used with. */
  Optional<SignatureAlgorithm> usualAlgorithm() {
    return key.getAlgorithm() == null
        ? byKind()
        : SignatureAlgorithm.named(key.getAlgorithm().getName()).filter(ALGORITHMS::contains);
  }

  private Optional<SignatureAlgorithm> byKind() {
    return switch (key) {
      case RSAKey _ -> Optional.of(SignatureAlgorithm.RS256);
      case ECKey ec when ec.getCurve().equals(Curve.P_256) -> Optional.of(SignatureAlgorithm.ES256);
      case ECKey ec when ec.getCurve().equals(Curve.P_384) -> Optional.of(SignatureAlgorithm.ES384);
      default -> Optional.empty();
    };
  }

  /** Why signatures of that algorithm cannot be checked with it; empty if they can. */
  Optional<String> misfit(SignatureAlgorithm algorithm) {
    try {
      VerificationKey.parse(jwk("fitting", algorithm));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("This key cannot serve " + algorithm + ": " + e.getMessage());
    }
  }

  /** What it is a credential for where no more is said. */
  Proof.PublicKey usual() {
    return as(kid(), usualAlgorithm().orElseThrow());
  }

  Proof.PublicKey as(String kid, SignatureAlgorithm algorithm) {
    return new Proof.PublicKey(kid, algorithm, jwk(kid, algorithm));
  }

  /** The public key under that name, for that algorithm only. */
  private String jwk(String kid, SignatureAlgorithm algorithm) {
    var members = new LinkedHashMap<String, Object>(key.getRequiredParams());
    members.put("kid", kid);
    members.put("alg", algorithm.name());
    members.put("use", "sig");
    return JSON.writeValueAsString(members);
  }

  private static Optional<Instant> certificateEnds(String pem) {
    return Optional.ofNullable(X509CertUtils.parse(pem))
        .map(certificate -> certificate.getNotAfter().toInstant());
  }
}
