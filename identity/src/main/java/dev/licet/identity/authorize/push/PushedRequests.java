package dev.licet.identity.authorize.push;

import dev.licet.identity.shared.Digest;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests that applications have sent ahead, so that a browser brings a reference only. Each is
 * good once, for the application that sent it, for as long as Auth0 says.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9126#section-2.2">RFC 9126, 2.2</a>
 */
@Service
public class PushedRequests {
  static final Duration LIFETIME = Duration.ofSeconds(30);

  private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

  private final PushedRequestTable table;
  private final Ids ids;
  private final Clock clock;

  PushedRequests(PushedRequestTable table, Ids ids, Clock clock) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /** Keeps a request; the reference to it. */
  @Transactional
  public String push(String clientId, Map<String, String> parameters) {
    var secret = ids.secret();
    table.insert(Digest.of(secret), clientId, parameters, clock.instant().plus(LIFETIME));
    return PREFIX + secret;
  }

  /** Whether it is one of those, good or not. */
  public static boolean isReference(String requestUri) {
    return requestUri.startsWith(PREFIX);
  }

  /** Spends a reference: of any number of callers at the same moment, one gets the request. */
  @Transactional
  public Optional<Map<String, String>> take(String requestUri, String clientId) {
    return isReference(requestUri) && FieldChecks.isLine(clientId)
        ? table.take(Digest.of(requestUri.substring(PREFIX.length())), clientId, clock.instant())
        : Optional.empty();
  }

  /** Forgets those that nobody came back for, every quarter of an hour. */
  @Scheduled(initialDelay = 3, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public int purge() {
    return table.purge(clock.instant());
  }
}
