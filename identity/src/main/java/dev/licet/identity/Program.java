package dev.licet.identity;

import dev.licet.identity.administrator.ResetLinks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.store.Backup;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/** What the server's jar can do besides serving. No server is started. */
enum Program {
  BACKUP("backup", "Say where to: backup FILE") {
    @Override
    String run(Settings settings, String file) {
      var target = Path.of(file).toAbsolutePath().normalize();
      return "%s: %d bytes, whole.".formatted(target, Backup.of(settings).into(target));
    }
  },
  RECOVER("recover", "Say whose: recover EMAIL") {
    @Override
    String run(Settings settings, String email) {
      return ResetLinks.of(settings, new Ids(new SecureRandom()), Clock.systemUTC()).make(email);
    }
  };

  private final String word;
  private final String usage;

  Program(String word, String usage) {
    this.word = word;
    this.usage = usage;
  }

  static Optional<Program> named(String word) {
    return Arrays.stream(values()).filter(program -> program.word.equals(word)).findFirst();
  }

  /** How it is called, in one sentence. */
  String usage() {
    return "%s. See: licet %s --help".formatted(usage, word);
  }

  /** Runs it with its one argument; what to print. */
  abstract String run(Settings settings, String argument);
}
