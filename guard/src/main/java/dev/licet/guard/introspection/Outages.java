package dev.licet.guard.introspection;

import dev.licet.guard.token.IntrospectionSource;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Remembers that an issuer could not be asked, so that it is left alone for a moment. Only what no
 * token can have brought about counts: else whoever sends one that the issuer, or a firewall before
 * it, does not like would keep everybody else out.
 */
final class Outages {
  private static final Duration REST = Duration.ofSeconds(1);
  private static final System.Logger LOG = System.getLogger(Outages.class.getName());

  private final String issuer;
  private final Clock clock;
  private final AtomicBoolean secretTold = new AtomicBoolean();
  private volatile long failedAt = Long.MIN_VALUE / 2;

  /** Of the issuer of this URL. */
  Outages(String issuer, Clock clock) {
    this.issuer = issuer;
    this.clock = clock;
  }

  boolean isResting() {
    long now = clock.millis();
    long since = failedAt;
    return now >= since && now - since < REST.toMillis();
  }

  /** The same source, whose outages are noted. */
  IntrospectionSource notedOf(IntrospectionSource source) {
    return token -> {
      try {
        return source.ask(token);
      } catch (NoAnswer e) {
        note(e);
        throw e;
      }
    };
  }

  private void note(NoAnswer answer) {
    switch (answer.kind()) {
      case OUTAGE -> failedAt = clock.millis();
      case SECRET_REFUSED -> tell(answer);
      case OTHER -> {}
    }
  }

  /** Once: whoever can bring this answer about could fill the log. */
  private void tell(NoAnswer answer) {
    if (!secretTold.getAndSet(true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Tokens that are no JWT cannot be judged: {0} answers {1}. Look at"
              + " licet.introspection.client-id and client-secret; this is said once",
          issuer,
          answer.getMessage());
    }
  }
}
