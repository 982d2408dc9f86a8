package dev.licet.guard.introspection;

import dev.licet.guard.introspection.Answers.Answer;
import dev.licet.guard.keys.KeySource;
import dev.licet.guard.token.IntrospectionSource;
import dev.licet.guard.token.IntrospectionVerifier;
import dev.licet.guard.token.TokenPolicy;
import dev.licet.guard.token.Verdict;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Judges tokens that are no JWT by asking their issuer, as seldom as it may: it remembers answers,
 * asks once for all who come with the same token meanwhile, and holds back for a moment when the
 * issuer cannot be asked.
 */
public final class Introspector {
  /** Anybody can make up tokens; what is said of one is not worth remembering for long. */
  private static final Duration REFUSED_MAX_AGE = Duration.ofSeconds(30);

  private static final int QUESTIONS_AT_ONCE = 64;

  private final Introspection settings;
  private final TokenPolicy policy;
  private final Clock clock;
  private final IntrospectionVerifier verifier;
  private final Answers good;
  private final Answers bad;
  private final Map<ByteBuffer, CompletableFuture<Verdict>> underWay = new ConcurrentHashMap<>();
  private final Semaphore questions = new Semaphore(QUESTIONS_AT_ONCE);
  private final Outages outages;

  /**
   * One that asks this issuer, whose tokens are to be as the policy says.
   *
   * @param keys those by which signed answers are judged
   */
  public Introspector(AskedIssuer issuer, TokenPolicy policy, KeySource keys, Clock clock) {
    this(issuer.settings(), policy, issuer.answering(policy, keys, clock), clock);
  }

  Introspector(
      Introspection settings, TokenPolicy policy, IntrospectionSource issuer, Clock clock) {
    this.settings = settings;
    this.policy = policy;
    this.clock = clock;
    this.outages = new Outages(policy.issuer(), clock);
    this.verifier =
        new IntrospectionVerifier(outages.notedOf(issuer), policy, clock, settings.mayBeMissing);
    this.good = new Answers(settings.entries);
    this.bad = new Answers(settings.entries);
  }

  /** Who is asked. */
  public String issuer() {
    return policy.issuer();
  }

  /** Judges a token; it may wait for the issuer. */
  public Verdict verify(String token) {
    ByteBuffer digest = Answers.digest(token);
    Optional<Answer> known = good.find(digest).or(() -> bad.find(digest));
    if (known.isPresent() && isFresh(known.get())) {
      return known.get().verdict();
    }
    CompletableFuture<Verdict> mine = new CompletableFuture<>();
    CompletableFuture<Verdict> others = underWay.putIfAbsent(digest, mine);
    if (others != null) {
      return await(others);
    }
    try {
      Verdict verdict = answered(token, digest);
      mine.complete(verdict);
      return verdict;
    } finally {
      mine.complete(IntrospectionVerifier.unavailable("the question failed"));
      underWay.remove(digest, mine);
    }
  }

  private boolean isFresh(Answer answer) {
    Duration maxAge =
        answer.verdict() instanceof Verdict.Verified ? settings.maxAge : REFUSED_MAX_AGE;
    return isWithin(maxAge, answer);
  }

  /** Whether it is no older than that, and the token has not expired; a clock set back ends it. */
  private boolean isWithin(Duration age, Answer answer) {
    long now = clock.millis();
    return now >= answer.since()
        && now - answer.since() < age.toMillis()
        && (!(answer.verdict() instanceof Verdict.Verified verified) || now < end(verified));
  }

  private long end(Verdict.Verified verified) {
    return verified.token().expiresAt().plus(policy.expiryLeeway()).toEpochMilli();
  }

  private Verdict await(CompletableFuture<Verdict> answer) {
    try {
      return answer.get(settings.timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return IntrospectionVerifier.unavailable("stopped");
    } catch (ExecutionException | TimeoutException e) {
      return IntrospectionVerifier.unavailable("no answer in time");
    }
  }

  private Verdict answered(String token, ByteBuffer digest) {
    long asked = clock.millis();
    Verdict verdict = outages.isResting() ? resting() : ask(token);
    if (IntrospectionVerifier.isUnavailable(verdict)) {
      return good.find(digest)
          .filter(answer -> isWithin(settings.maxAge.plus(settings.grace), answer))
          .map(Answer::verdict)
          .orElse(verdict);
    }
    boolean passes = verdict instanceof Verdict.Verified;
    (passes ? bad : good).forget(digest);
    (passes ? good : bad).keep(digest, new Answer(verdict, asked));
    return verdict;
  }

  private static Verdict resting() {
    return IntrospectionVerifier.unavailable("it could not be asked a moment ago");
  }

  private Verdict ask(String token) {
    if (!questions.tryAcquire()) {
      return IntrospectionVerifier.unavailable(QUESTIONS_AT_ONCE + " questions are under way");
    }
    try {
      return verifier.verify(token);
    } finally {
      questions.release();
    }
  }
}
