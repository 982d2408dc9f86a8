package dev.licet.guard.keys;

import dev.licet.guard.internal.Malformed;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes the file of the last known keys; that it cannot do so is no reason to fail. */
final class KeptKeys {
  /** How often a text that has not changed is written again, so that its age is about right. */
  private static final Duration EVERY = Duration.ofMinutes(5);

  private static final System.Logger LOG = System.getLogger(KeptKeys.class.getName());

  private final KeyFile file;
  private final String issuer;
  private final Clock clock;
  private String written = "";
  private Instant writtenAt = Instant.EPOCH;

  KeptKeys(KeyFile file, String issuer, Clock clock) {
    this.file = file;
    this.issuer = issuer;
    this.clock = clock;
  }

  Optional<KeyFile.Kept> read() {
    if (!file.path().toFile().exists()) {
      return Optional.empty();
    }
    try {
      KeyFile.Kept kept = file.read(issuer, clock.instant());
      LOG.log(
          System.Logger.Level.INFO,
          "The identity provider''s keys of {0} are used until it answers: {1}",
          kept.fetched(),
          kept.keys());
      return Optional.of(kept);
    } catch (IOException | Malformed | NumberFormatException e) {
      LOG.log(
          System.Logger.Level.WARNING, "The keys in {0} are not used: {1}", file.path(), reason(e));
      return Optional.empty();
    }
  }

  private static String reason(Exception e) {
    return e instanceof Malformed malformed ? malformed.whatIsWrong() : "it cannot be read: " + e;
  }

  void write(String jwks) {
    Instant now = clock.instant();
    if (jwks.equals(written) && now.isBefore(writtenAt.plus(EVERY))) {
      return;
    }
    try {
      file.write(issuer, jwks, now);
      written = jwks;
      writtenAt = now;
    } catch (IOException e) {
      LOG.log(
          System.Logger.Level.WARNING, "The keys cannot be kept in {0}: {1}", file.path(), "" + e);
    }
  }
}
