package dev.licet.guard.watch;

import dev.licet.guard.CallDecided;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.Reason;
import dev.licet.guard.Refusal;
import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * Writes one line for each refused call to the logger {@code dev.licet.guard.refusals} of {@link
 * System.Logger}: why, which check failed, what was expected and what was found, in {@code
 * name=value} pairs.
 *
 * <pre>
 * refused reason=TOKEN_EXPIRED code=token_expired status=401 check=EXPIRY …
 * </pre>
 *
 * <p>The token is never in it, nor whom it is about unless {@link #namingSubjects} asks for that.
 * Values are printable ASCII and short. Of each reason there are at most ten lines a minute; how
 * many more there were is said in one line when the minute is over, with the next call. So an
 * attacker can neither forge lines nor fill the disk.
 *
 * <p>Refusals are of level INFO; that the provider's keys cannot be had is a WARNING.
 */
public final class RefusalLog implements GuardObserver {
  /** The name of the logger. */
  public static final String LOGGER = "dev.licet.guard.refusals";

  private static final long NOT_COUNTING = Long.MIN_VALUE;

  private final System.Logger log = System.getLogger(LOGGER);
  private final Clock clock;
  private final boolean namesSubjects;
  private final Map<Reason, LineLimit> limits = new EnumMap<>(Reason.class);
  private volatile long countingSince = NOT_COUNTING;

  /** One that does not say whom a token is about. */
  public RefusalLog() {
    this(Clock.systemUTC());
  }

  /** The same, counting minutes by this clock. */
  public RefusalLog(Clock clock) {
    this(clock, false);
  }

  private RefusalLog(Clock clock, boolean namesSubjects) {
    this.clock = clock;
    this.namesSubjects = namesSubjects;
    for (Reason reason : Reason.values()) {
      limits.put(reason, new LineLimit());
    }
  }

  /** Another one, whose lines also say whom the token is about: the log is personal data then. */
  public RefusalLog namingSubjects() {
    return new RefusalLog(clock, true);
  }

  @Override
  public void decided(CallDecided event) {
    if (countingSince != NOT_COUNTING) {
      summarize(clock.millis());
    }
    if (event.decision() instanceof Refusal refusal) {
      write(event, refusal, clock.millis());
    }
  }

  private void write(CallDecided event, Refusal refusal, long now) {
    if (Objects.requireNonNull(limits.get(refusal.reason())).allows(now)) {
      log(refusal.reason(), line(event, refusal));
    } else if (countingSince == NOT_COUNTING) {
      countingSince = now;
    }
  }

  private void summarize(long now) {
    if (LineLimit.isAwayFrom(countingSince, now)) {
      countingSince = NOT_COUNTING;
      limits.forEach((reason, limit) -> summarize(reason, limit.takeLeftOut()));
    }
  }

  private void summarize(Reason reason, long leftOut) {
    if (leftOut > 0) {
      log(
          reason,
          new LogLine("refused")
              .with("reason", reason.name())
              .with("more", Long.toString(leftOut))
              .with("during", "the last minute")
              .toString());
    }
  }

  private String line(CallDecided event, Refusal refusal) {
    Reason reason = refusal.reason();
    Finding finding = refusal.finding();
    LogLine line =
        new LogLine("refused")
            .with("reason", reason.name())
            .with("code", reason.code())
            .with("status", Integer.toString(reason.status()))
            .with("check", finding.check().name())
            .with("expected", finding.expected())
            .with("found", mayShow(finding) ? finding.found() : "(not shown)");
    event.call().method().ifPresent(method -> line.with("method", method));
    event.call().route().ifPresent(route -> line.with("route", route));
    event.caller().ifPresent(caller -> line.with("issuer", caller.token().issuer()));
    if (namesSubjects) {
      event.caller().ifPresent(caller -> line.with("subject", caller.subject()));
    }
    return line.toString();
  }

  private boolean mayShow(Finding finding) {
    return namesSubjects || finding.check() != Check.SUBJECT;
  }

  /** As a parameter, so that braces in it are not taken for places to fill. */
  private void log(Reason reason, String line) {
    log.log(reason == Reason.KEYS_UNAVAILABLE ? Level.WARNING : Level.INFO, "{0}", line);
  }
}
