package dev.licet.identity.application;

import static java.util.Objects.requireNonNullElse;

import org.jspecify.annotations.Nullable;

/** The form with a public key, as it was filled in. */
record CredentialForm(String name, String key) {
  CredentialForm(@Nullable String name, @Nullable String key) {
    this.name = requireNonNullElse(name, "").strip();
    this.key = requireNonNullElse(key, "").strip();
  }

  static CredentialForm empty() {
    return new CredentialForm(null, null);
  }
}
