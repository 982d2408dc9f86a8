package dev.licet.identity.password;

import java.util.List;
import java.util.Optional;

/** A way of hashing passwords, known by how its hashes are written. */
interface HashScheme {
  /** In which new hashes are made. */
  Argon2Scheme OWN = new Argon2Scheme();

  List<HashScheme> ALL = List.of(OWN, new BcryptScheme(), new ScryptScheme(), new Pbkdf2Scheme());

  /** Whether the hash is written in this scheme's way. */
  boolean wrote(String hash);

  /** Why a hash of this scheme cannot be taken, if it cannot: mostly its cost. */
  Optional<String> problem(String hash);

  boolean matches(String password, String hash);

  /** The scheme of a hash. */
  static Optional<HashScheme> of(String hash) {
    return ALL.stream().filter(scheme -> scheme.wrote(hash)).findFirst();
  }

  /** The problem of a hash whose cost is not within what this server is ready to pay. */
  static Optional<String> unless(boolean bearable, String ceiling) {
    return bearable
        ? Optional.empty()
        : Optional.of("The cost of this hash is out of bounds: %s at most".formatted(ceiling));
  }
}
