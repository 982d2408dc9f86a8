package dev.licet.guard.watch;

import dev.licet.guard.CallDecided;
import dev.licet.guard.CallDecided.TokenJudged;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.Reason;
import dev.licet.guard.Refusal;
import dev.licet.guard.keys.KeySet;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times in a Micrometer registry what a guard does. It needs {@code micrometer-core} on
 * the class path; without it, nothing but this class is missing.
 *
 * <table>
 * <caption>Meters</caption>
 * <tr><td>{@code licet.guard.decisions}</td><td>counter; {@code outcome}: permitted, refused or
 * unavailable (503); {@code reason}: none, or a {@link Reason} in lower case</td></tr>
 * <tr><td>{@code licet.guard.cache}</td><td>counter of calls with a token; {@code result}: hit where
 * the token had been judged before, else miss</td></tr>
 * <tr><td>{@code licet.guard.verification}</td><td>timer of the calls whose token had not been;
 * {@code outcome}: verified or refused</td></tr>
 * <tr><td>{@code licet.guard.keys.fetches}</td><td>counter; {@code issuer}; {@code outcome}: success
 * or failure</td></tr>
 * <tr><td>{@code licet.guard.keys.age}</td><td>gauge, seconds since the last success; {@code
 * issuer}</td></tr>
 * <tr><td>{@code licet.guard.keys.usable}</td><td>gauge, number of keys; {@code issuer}</td></tr>
 * <tr><td>{@code licet.guard.keys.sought}</td><td>counter of looks for a key that was not known;
 * {@code issuer}; {@code found}: true or false</td></tr>
 * </table>
 *
 * <p>No tag holds anything that a caller can choose, so their number is bounded. Issuers are those
 * that the guard trusts; after a hundred of them, further ones share the tag {@code other}.
 */
public final class GuardMeters implements GuardObserver {
  private final Counter permitted;
  private final Map<Reason, Counter> refused = new EnumMap<>(Reason.class);
  private final Counter hits;
  private final Counter misses;
  private final Timer verified;
  private final Timer verifiedInVain;
  private final IssuerMeters issuers;

  /** Registers the meters there. */
  public GuardMeters(MeterRegistry registry) {
    this.permitted = decisions(registry, "permitted", "none");
    for (Reason reason : Reason.values()) {
      String outcome = reason.status() == 503 ? "unavailable" : "refused";
      refused.put(reason, decisions(registry, outcome, reason.name().toLowerCase(Locale.ROOT)));
    }
    this.hits = cache(registry, "hit");
    this.misses = cache(registry, "miss");
    this.verified = verification(registry, "verified");
    this.verifiedInVain = verification(registry, "refused");
    this.issuers = new IssuerMeters(registry);
  }

  private static Counter decisions(MeterRegistry registry, String outcome, String reason) {
    return Counter.builder("licet.guard.decisions")
        .description("Calls that the guard has decided")
        .tag("outcome", outcome)
        .tag("reason", reason)
        .register(registry);
  }

  private static Counter cache(MeterRegistry registry, String result) {
    return Counter.builder("licet.guard.cache")
        .description("Calls whose token had been judged before, and those whose had not")
        .tag("result", result)
        .register(registry);
  }

  private static Timer verification(MeterRegistry registry, String outcome) {
    return Timer.builder("licet.guard.verification")
        .description("Time to decide a call whose token had not been judged before")
        .tag("outcome", outcome)
        .register(registry);
  }

  @Override
  public void decided(CallDecided event) {
    if (event.decision() instanceof Refusal refusal) {
      Objects.requireNonNull(refused.get(refusal.reason())).increment();
    } else {
      permitted.increment();
    }
    if (event.token() == TokenJudged.REMEMBERED) {
      hits.increment();
    } else if (event.token() != TokenJudged.NOT) {
      misses.increment();
      timer(event.token()).record(event.nanos(), TimeUnit.NANOSECONDS);
    }
  }

  private Timer timer(TokenJudged token) {
    return token == TokenJudged.VERIFIED ? verified : verifiedInVain;
  }

  @Override
  public void fetched(String issuer, KeySet keys, boolean changed) {
    issuers.of(issuer).fetched(keys.size());
  }

  @Override
  public void restored(String issuer, KeySet keys, Instant fetched) {
    issuers.of(issuer).restored(keys.size(), fetched);
  }

  @Override
  public void dropped(String issuer) {
    issuers.of(issuer).dropped();
  }

  @Override
  public void failed(String issuer, String why) {
    issuers.of(issuer).failed();
  }

  @Override
  public void unknownKeySought(String issuer, boolean found) {
    issuers.of(issuer).sought(found);
  }
}
