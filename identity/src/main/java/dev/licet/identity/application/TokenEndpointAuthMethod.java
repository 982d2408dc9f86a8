package dev.licet.identity.application;

import dev.licet.identity.credential.CredentialType;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an application identifies itself at the token endpoint. Of the two ways to present a secret
 * the configured one is what the application announces; as at Auth0 the endpoint takes either.
 */
public enum TokenEndpointAuthMethod {
  NONE,
  CLIENT_SECRET_POST,
  CLIENT_SECRET_BASIC,
  /** By an assertion signed with a key of its own (RFC 7523); it has no secret. */
  PRIVATE_KEY_JWT,
  /** By any certificate of its subject that an authority has issued (RFC 8705, 2.1). */
  TLS_CLIENT_AUTH,
  /** By a certificate that is registered for it (RFC 8705, 2.2). */
  SELF_SIGNED_TLS_CLIENT_AUTH;

  /** The method of that name on the wire, such as {@code client_secret_post}. */
  public static Optional<TokenEndpointAuthMethod> ofWireName(String name) {
    for (var method : values()) {
      if (method.wireName().equals(name)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** The method that credentials of that type are for. */
  public static TokenEndpointAuthMethod of(CredentialType type) {
    return ofWireName(type.method()).orElseThrow();
  }

  /** The type of credential that it needs; empty if it needs none. */
  public Optional<CredentialType> credentialType() {
    return Stream.of(CredentialType.values()).filter(type -> of(type) == this).findFirst();
  }

  /** Whether it is a certificate that proves it. */
  public boolean isByCertificate() {
    return this == TLS_CLIENT_AUTH || this == SELF_SIGNED_TLS_CLIENT_AUTH;
  }

  /** The name in tenant files and in the Management API. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether an application of this method has a secret. */
  public boolean hasSecret() {
    return this == CLIENT_SECRET_POST || this == CLIENT_SECRET_BASIC;
  }

  /** Whether an application of this method can prove who it is. */
  public boolean isConfidential() {
    return this != NONE;
  }
}
