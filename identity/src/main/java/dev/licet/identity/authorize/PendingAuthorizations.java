package dev.licet.identity.authorize;

import dev.licet.identity.session.Browsers;
import dev.licet.identity.shared.Ids;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpMethod;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests whose user is being asked something. Each is known by a random handle, works in the
 * browser in which it came and in no other, for an hour, and is answered once.
 */
@Service
class PendingAuthorizations {
  static final Duration LIFETIME = Duration.ofHours(1);
  static final Duration JUST_NOW = Duration.ofMinutes(1);

  private final PendingAuthorizationTable table;
  private final Browsers browsers;
  private final Ids ids;
  private final Clock clock;

  PendingAuthorizations(PendingAuthorizationTable table, Browsers browsers, Ids ids, Clock clock) {
    this.table = table;
    this.browsers = browsers;
    this.ids = ids;
    this.clock = clock;
  }

  /** Keeps a request; its handle. */
  @Transactional
  public String start(
      Map<String, String> parameters, HttpServletRequest request, HttpServletResponse response) {
    var now = clock.instant();
    var pending = new PendingAuthorization(ids.secret(), parameters, now, false, false);
    table.insert(browsers.recognise(request, response), pending, now.plus(LIFETIME));
    return pending.handle();
  }

  /** The request of that handle, where it came from this browser. */
  Optional<PendingAuthorization> find(String handle, HttpServletRequest request) {
    return browsers.find(request).flatMap(browser -> table.find(handle, browser, clock.instant()));
  }

  /**
   * The same, for whoever sends a form once more, of one that was answered less than a minute ago:
   * browsers send a form twice whose button is pressed twice, and follow the second answer.
   */
  Optional<PendingAuthorization> findAgain(String handle, HttpServletRequest request) {
    if (!HttpMethod.POST.matches(request.getMethod())) {
      return Optional.empty();
    }
    var before = clock.instant().minus(JUST_NOW);
    return browsers.find(request).flatMap(browser -> table.answeredSince(handle, browser, before));
  }

  /** Notes that the user has agreed. */
  @Transactional
  public void consent(String handle, HttpServletRequest request) {
    browsers.find(request).ifPresent(browser -> table.consent(handle, browser, clock.instant()));
  }

  /** Ends it, and says whether it was still under way: of two callers one is told yes. */
  @Transactional
  public boolean finish(String handle, HttpServletRequest request) {
    return browsers
        .find(request)
        .map(browser -> table.finish(handle, browser, clock.instant()))
        .orElse(false);
  }

  /** Forgets those that took too long or were answered, a minute later or more. */
  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant().minus(JUST_NOW));
  }
}
