package dev.licet.identity.user;

import java.util.Optional;

/** Whose ID token that is: what is issued knows about users, not the other way round. */
public interface IdTokenOwners {
  /** The id of the user; empty unless it is an unexpired ID token of this server. */
  Optional<String> ownerOf(String idToken);
}
