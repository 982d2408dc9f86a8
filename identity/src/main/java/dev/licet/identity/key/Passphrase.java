package dev.licet.identity.key;

import dev.licet.identity.shared.ReadFirst;
import dev.licet.identity.shared.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * What the keys in the store are encrypted with, as the operator gave it.
 *
 * @param setting the environment variable that gave it
 * @param now empty where they are not
 * @param before the one that this replaces; empty where none is given
 */
record Passphrase(String setting, Optional<String> now, Optional<String> before)
    implements ReadFirst {
  private static final String SETTING = "licet.key-passphrase";
  private static final String FILE = "licet.key-file";
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final int LARGEST = 65_536;

  static Passphrase read(Settings settings) {
    var text = settings.find(SETTING);
    var file = settings.read(FILE, Passphrase::content);
    if (text.isPresent() && file.isPresent()) {
      throw Settings.refuse(
          FILE,
          settings.find(FILE).orElseThrow(),
          "LICET_KEY_PASSPHRASE is set too: only one of the two can be meant");
    }
    return new Passphrase(
        Settings.variable(file.isPresent() ? FILE : SETTING),
        text.or(() -> file),
        settings.find("licet.key-passphrase-before"));
  }

  private static String content(String name) {
    var file = Path.of(name);
    try {
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
        throw new IllegalArgumentException(
            "must be a file that nobody but its owner can read: chmod 600 it");
      }
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException("must be a file of at most 64 KiB");
      }
      return notShort(Files.readString(file).strip());
    } catch (IOException e) {
      throw new IllegalArgumentException("must be a text file that this user can read", e);
    }
  }

  private static String notShort(String secret) {
    if (secret.length() < 16) {
      throw new IllegalArgumentException("must be a file with a secret of at least 16 characters");
    }
    return secret;
  }

  /** Never shows itself. */
  @Override
  public String toString() {
    return "Passphrase[…]";
  }
}
