package dev.licet.identity.logout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;

import dev.licet.identity.application.Applications;
import dev.licet.identity.outbound.Posts;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes notices to the applications. One leaves the table once it has arrived: after a crash it is
 * sent again, so it may come twice, and none is lost. What does not arrive is tried again, ever
 * later, for a day; whatever the reason, or an address that cannot be called would stay for ever
 * and stop the others.
 *
 * @see <a href="https://openid.net/specs/openid-connect-backchannel-1_0.html#BCRequest">
 *     Back-Channel Logout, 2.5</a>
 */
@Service
class LogoutCourier {
  static final Duration PATIENCE = Duration.ofDays(1);
  private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

  /** Longer than an attempt can take. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final int BATCH = 100;

  private final LogoutNoticeTable table;
  private final LogoutTokens tokens;
  private final Applications applications;
  private final Posts posts;
  private final TransactionOperations writing;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  LogoutCourier(
      LogoutNoticeTable table,
      LogoutTokens tokens,
      Applications applications,
      Posts posts,
      TransactionOperations writing,
      ApplicationEventPublisher events,
      Clock clock) {
    this.table = table;
    this.tokens = tokens;
    this.applications = applications;
    this.posts = posts;
    this.writing = writing;
    this.events = events;
    this.clock = clock;
  }

  /** Those whose turn it is, by address: who is slow at one makes nobody wait at another. */
  Collection<List<LogoutNotice>> due() {
    return table.due(clock.instant(), BATCH).stream()
        .collect(groupingBy(LogoutNotice::url))
        .values();
  }

  /** Sends notices to one address, as long as they arrive. */
  void send(List<LogoutNotice> notices) {
    for (var notice : notices) {
      if (take(notice) && !send(notice)) {
        return;
      }
    }
  }

  private boolean take(LogoutNotice notice) {
    var until = clock.instant().plus(LEASE);
    return Boolean.TRUE.equals(writing.execute(_ -> table.take(notice, until)));
  }

  /** Whether it has arrived, or need not any more. */
  private boolean send(LogoutNotice notice) {
    if (!isWanted(notice)) {
      writing.executeWithoutResult(_ -> table.delete(notice.id()));
      return true;
    }
    // A JWT has no character that a form would have to encode.
    var body = ("logout_token=" + tokens.of(notice)).getBytes(UTF_8);
    try {
      post(notice.url(), body);
    } catch (IOException | RuntimeException e) {
      writing.executeWithoutResult(_ -> failed(notice, String.valueOf(e.getMessage())));
      return false;
    }
    writing.executeWithoutResult(_ -> {
      table.delete(notice.id());
      events.publishEvent(LogoutNoted.arrived(notice));
    });
    return true;
  }

  private boolean isWanted(LogoutNotice notice) {
    return applications
        .byClientId(notice.clientId())
        .filter(one -> one.details().backchannelLogoutUrls().contains(notice.url()))
        .isPresent();
  }

  private void post(String url, byte[] body) throws IOException {
    int status = posts.send(URI.create(url), Map.of(), "application/x-www-form-urlencoded", body);
    if (status < 200 || status > 299) {
      throw new IOException("The application answered with status " + status);
    }
  }

  private void failed(LogoutNotice notice, String problem) {
    var now = clock.instant();
    if (!notice.createdAt().plus(PATIENCE).isAfter(now)) {
      table.delete(notice.id());
      events.publishEvent(LogoutNoted.givenUp(notice, problem));
      return;
    }
    table.wait(notice, now.plus(delay(notice.attempts())));
    if (notice.attempts() == 0) {
      events.publishEvent(LogoutNoted.failed(notice, problem));
    }
  }

  /** Twice as long with each failure. */
  private static Duration delay(int attempts) {
    var delay = Duration.ofSeconds(1L << Math.min(attempts, 20));
    return delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY;
  }
}
