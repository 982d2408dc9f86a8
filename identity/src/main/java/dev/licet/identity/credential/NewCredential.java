package dev.licet.identity.credential;

import dev.licet.identity.shared.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A credential to be added.
 *
 * @param expiresAt empty for never
 */
public record NewCredential(String name, Proof proof, Optional<Instant> expiresAt) {
  /** A key of which no more is said. */
  public static NewCredential of(String name, PublicKeyText key) {
    return new NewCredential(name, key.usual(), Optional.empty());
  }

  /**
   * Reads what was pasted: a certificate or the name of its subject, where those are what the
   * application proves itself by; keys otherwise.
   */
  public static Outcome<List<NewCredential>> paste(
      String field, String name, String text, Optional<CredentialType> type) {
    return switch (type.orElse(CredentialType.PUBLIC_KEY)) {
      case PUBLIC_KEY ->
          PublicKeyText.paste(field, text)
              .map(keys -> keys.stream().map(key -> of(name, key)).toList());
      case CERT_SUBJECT_DN -> subject(field, text.strip()).then(subject -> only(name, subject));
      case X509_CERT ->
          CertificateText.read(field, text).then(read -> only(name, CertificateText.exact(read)));
    };
  }

  private static Outcome<Proof.Subject> subject(String field, String text) {
    return text.startsWith("-")
        ? CertificateText.read(field, text).then(read -> CertificateText.subject(field, read))
        : CertificateText.subject(field, text);
  }

  private static Outcome<List<NewCredential>> only(String name, Proof proof) {
    return Outcome.done(List.of(new NewCredential(name, proof, Optional.empty())));
  }
}
