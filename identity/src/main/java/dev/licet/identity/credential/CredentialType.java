package dev.licet.identity.credential;

import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of credentials, by Auth0's names. */
public enum CredentialType {
  PUBLIC_KEY("private_key_jwt"),
  CERT_SUBJECT_DN("tls_client_auth"),
  X509_CERT("self_signed_tls_client_auth");

  private final String method;

  CredentialType(String method) {
    this.method = method;
  }

  /** The one way to prove oneself that such credentials are for. */
  public String method() {
    return method;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String[] wireNames() {
    return Stream.of(values()).map(CredentialType::wireName).toArray(String[]::new);
  }

  /** Of a name that is one of them. */
  static CredentialType named(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
