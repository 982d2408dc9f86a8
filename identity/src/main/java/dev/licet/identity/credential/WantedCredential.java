package dev.licet.identity.credential;

/** One of the credentials that an application is to authenticate with. */
public sealed interface WantedCredential {
  /** One that it has. */
  record Known(String id) implements WantedCredential {}

  /** One to be added. */
  record Fresh(NewCredential credential) implements WantedCredential {}
}
