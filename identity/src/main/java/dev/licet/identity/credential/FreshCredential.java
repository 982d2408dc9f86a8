package dev.licet.identity.credential;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.shared.Outcome;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A credential that a caller of the Management API wants to have.
 *
 * @param certificateEnds when the certificate ends that it came in
 */
record FreshCredential(Proof proof, Optional<Instant> certificateEnds) {
  static Outcome<NewCredential> read(Payload body, CredentialType type) {
    return misplaced(body, type)
        .map(member -> FreshCredential.<NewCredential>refused(member, type))
        .orElseGet(() -> proof(body, type).then(fresh -> fresh.said(body)));
  }

  /** A member that this type has not, or needs. */
  private static Optional<String> misplaced(Payload body, CredentialType type) {
    boolean subject = type == CredentialType.CERT_SUBJECT_DN;
    if (type != CredentialType.PUBLIC_KEY && (body.has("kid") || body.has("alg"))) {
      return Optional.of(body.has("kid") ? "kid" : "alg");
    }
    if (subject) {
      return body.has("pem") == body.has("subject_dn")
          ? Optional.of("subject_dn")
          : Optional.empty();
    }
    return List.of("subject_dn", "pem").stream()
        .filter(member -> body.has(member) != member.equals("pem"))
        .findFirst();
  }

  private static <T> Outcome<T> refused(String member, CredentialType type) {
    return Outcome.invalid(
        member,
        switch (type) {
          case PUBLIC_KEY -> "A public_key is given as a pem, with a kid and an alg at most";
          case CERT_SUBJECT_DN ->
              "A cert_subject_dn is given as a subject_dn, or as the pem of a certificate";
          case X509_CERT -> "An x509_cert is given as the pem of a certificate";
        });
  }

  private static Outcome<FreshCredential> proof(Payload body, CredentialType type) {
    if (type == CredentialType.PUBLIC_KEY) {
      return PublicKeyText.ofPem("pem", body.text("pem")).then(key -> key(body, key));
    }
    return body.has("subject_dn")
        ? CertificateText.subject("subject_dn", body.text("subject_dn"))
            .map(subject -> new FreshCredential(subject, Optional.empty()))
        : CertificateText.read("pem", body.text("pem")).then(read -> certificate(read, type));
  }

  private static Outcome<FreshCredential> certificate(X509Certificate read, CredentialType type) {
    var ends = Optional.of(read.getNotAfter().toInstant());
    return type == CredentialType.X509_CERT
        ? Outcome.done(new FreshCredential(CertificateText.exact(read), ends))
        : CertificateText.subject("pem", read).map(subject -> new FreshCredential(subject, ends));
  }

  private static Outcome<FreshCredential> key(Payload body, PublicKeyText key) {
    var algorithm =
        body.findText("alg")
            .flatMap(SignatureAlgorithm::named)
            .or(key::usualAlgorithm)
            .orElseThrow();
    return key.misfit(algorithm)
        .map(why -> Outcome.<FreshCredential>invalid("alg", why))
        .orElseGet(() ->
            Outcome.done(
                new FreshCredential(
                    key.as(body.findText("kid").orElseGet(key::kid), algorithm),
                    key.certificateEnds())));
  }

  private Outcome<NewCredential> said(Payload body) {
    boolean fromCertificate = body.findFlag("parse_expiry_from_cert").orElse(false);
    if (fromCertificate && (certificateEnds.isEmpty() || body.find("expires_at").isPresent())) {
      return Outcome.invalid(
          "parse_expiry_from_cert", "This needs a certificate, and no expires_at beside it");
    }
    var name = body.findText("name").orElse("");
    return CredentialBody.expiry(body)
        .then(said ->
            Outcome.done(new NewCredential(name, proof, fromCertificate ? certificateEnds : said)));
  }
}
