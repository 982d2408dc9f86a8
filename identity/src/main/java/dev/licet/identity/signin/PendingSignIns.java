package dev.licet.identity.signin;

import static java.util.Objects.requireNonNullElse;

import dev.licet.identity.login.LoginRefused;
import dev.licet.identity.login.SentOn;
import dev.licet.identity.session.Browsers;
import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-ins under way. Each is known by a random handle in its pages' URLs, works in the browser in
 * which it was begun and in no other, for an hour, and ends with the sign-in. The handle names the
 * application too, for when nothing else does any more.
 */
@Service
public class PendingSignIns {
  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration JUST_NOW = Duration.ofMinutes(1);

  private static final Pattern HANDLE =
      Pattern.compile("[A-Za-z0-9_-]{64}(?:\\.([A-Za-z0-9._~-]{1,64}))?");

  private final PendingSignInTable table;
  private final Browsers browsers;
  private final Ids ids;
  private final Clock clock;

  PendingSignIns(PendingSignInTable table, Browsers browsers, Ids ids, Clock clock) {
    this.table = table;
    this.browsers = browsers;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Begins a sign-in.
   *
   * @return where to send the browser: {@code /u/login?state=…} or {@code /u/signup?state=…}
   */
  @Transactional
  public String start(
      PendingSignIn wanted, HttpServletRequest request, HttpServletResponse response) {
    var handle = ids.secret() + (wanted.clientId().isEmpty() ? "" : "." + wanted.clientId());
    var browser = browsers.recognise(request, response);
    table.insert(Digest.of(handle), browser, wanted, clock.instant().plus(LIFETIME));
    return (wanted.signUp() ? SignUpPages.PATH : UserSignInPages.PATH) + "?state=" + handle;
  }

  /** Whether a text looks like a handle; there need be no such sign-in. */
  public static boolean isHandle(String text) {
    return HANDLE.matcher(text).matches();
  }

  /** The application that a handle names, whether it is over or was never one; empty if none. */
  public static String clientId(String handle) {
    var parts = HANDLE.matcher(handle);
    return parts.matches() ? requireNonNullElse(parts.group(1), "") : "";
  }

  /** The sign-in of that handle, where it was begun in this browser. */
  Optional<PendingSignIn> find(String handle, HttpServletRequest request) {
    return browsers
        .find(request)
        .flatMap(browser -> table.find(Digest.of(handle), browser, clock.instant()));
  }

  /** Whether the sign-in of that handle is under way, in this browser or another one. */
  boolean isUnderWay(String handle) {
    return table.has(Digest.of(handle), clock.instant());
  }

  /** Keeps whom the user says to be, for the page that asks for the password. */
  @Transactional
  public void hint(Visit visit, String email, HttpServletRequest request) {
    var changed = visit.wanted().of(email);
    browsers
        .find(request)
        .ifPresent(browser -> table.update(Digest.of(visit.state()), browser, changed));
  }

  /** Ends it, and says whether it was still under way: of two callers one is told yes. */
  boolean finish(String handle, HttpServletRequest request) {
    return browsers
        .find(request)
        .map(browser -> table.finish(Digest.of(handle), browser, clock.instant()))
        .orElse(false);
  }

  /**
   * Sends a browser on once more that sends a form once more, of a sign-in that has ended in it
   * less than a minute ago. That signs nobody in, and answers nothing: where it leads, it is looked
   * up who is here.
   */
  Optional<SentOn> sentOn(String handle, HttpServletRequest request) {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return Optional.empty();
    }
    var before = clock.instant().minus(JUST_NOW);
    return browsers
        .find(request)
        .flatMap(browser -> table.finishedSince(Digest.of(handle), browser, before))
        .map(done -> new SentOn(done.resumeAt()));
  }

  /** What is said of one that was ended meanwhile. */
  RuntimeException over(String handle, HttpServletRequest request) {
    return sentOn(handle, request)
        .<RuntimeException>map(on -> on)
        .orElseGet(() -> new LoginRefused(HttpStatus.BAD_REQUEST, "sign-in"));
  }

  /** Forgets those that took too long or are done, every quarter of an hour. */
  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    var now = clock.instant();
    return table.purge(now, now.minus(JUST_NOW));
  }
}
