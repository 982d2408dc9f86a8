package dev.licet.identity.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.guard.keys.SignatureAlgorithm;
import dev.licet.identity.shared.Hashes;
import java.util.Base64;
import javax.security.auth.x500.X500Principal;

/** By what an application proves who it is. */
public sealed interface Proof {
  /** What tells it from the others of its application. */
  String kid();

  CredentialType type();

  /** What people tell it by. */
  default String shown() {
    return kid();
  }

  /** What it is, in a word. */
  default String kind() {
    return type().wireName();
  }

  /**
   * By what it signs with the private half of this key.
   *
   * @param kid what an assertion may name the key by
   * @param algorithm the only one that it serves
   * @param jwk the public key, as JSON
   */
  record PublicKey(String kid, SignatureAlgorithm algorithm, String jwk) implements Proof {
    @Override
    public CredentialType type() {
      return CredentialType.PUBLIC_KEY;
    }

    @Override
    public String kind() {
      return algorithm.name();
    }
  }

  /**
   * By any certificate of this subject that one of the operator's authorities has issued (RFC 8705,
   * 2.1).
   *
   * @param dn as RFC 4514 writes it
   */
  record Subject(String dn) implements Proof {
    /** Names that differ in spaces or in capitals only are the same one. */
    @Override
    public String kid() {
      return digest(principal().getName(X500Principal.CANONICAL));
    }

    X500Principal principal() {
      return new X500Principal(dn);
    }

    @Override
    public CredentialType type() {
      return CredentialType.CERT_SUBJECT_DN;
    }

    @Override
    public String shown() {
      return dn;
    }
  }

  /**
   * By this very certificate (RFC 8705, 2.2).
   *
   * @param thumbprint its SHA-256, in base64url
   */
  record Certificate(String thumbprint, String pem) implements Proof {
    @Override
    public String kid() {
      return thumbprint;
    }

    @Override
    public CredentialType type() {
      return CredentialType.X509_CERT;
    }
  }

  private static String digest(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Hashes.sha256(text.getBytes(UTF_8)));
  }
}
