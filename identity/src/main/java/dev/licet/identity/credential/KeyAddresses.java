package dev.licet.identity.credential;

import dev.licet.identity.credential.KeyAddressTable.KeyAddress;
import dev.licet.identity.outbound.Gets;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.store.RowCache;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Where applications publish their public keys ({@code jwks_uri}). An address is asked when an
 * assertion comes and was not asked for a while: what is found there takes the place of the keys
 * before. Where nothing is found those before go on, since the application's server may be down.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7591#section-2">RFC 7591, 2</a>
 */
@Service
public class KeyAddresses {
  /** How long a key that its owner has taken away may go on. */
  static final Duration OLD = Duration.ofMinutes(15);

  /** How long nobody's made-up assertions make us ask again. */
  static final Duration OFTEN = Duration.ofSeconds(30);

  private static final int LONGEST = 2_048;
  private static final int LARGEST = 65_536;
  private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");
  private static final Logger LOG = LoggerFactory.getLogger(KeyAddresses.class);

  private final KeyAddressTable table;
  private final Credentials credentials;
  private final Gets gets;
  private final TransactionOperations writing;
  private final Clock clock;
  private final RowCache<String, KeyAddress> known;

  KeyAddresses(
      KeyAddressTable table,
      Credentials credentials,
      Gets gets,
      TransactionOperations writing,
      Clock clock) {
    this.table = table;
    this.credentials = credentials;
    this.gets = gets;
    this.writing = writing;
    this.clock = clock;
    this.known = new RowCache<>(table::find);
  }

  /** Whether keys can be fetched there. Whether they may is seen when they are. */
  public static boolean isFit(String url) {
    try {
      var uri = new URI(url);
      return url.length() <= LONGEST
          && "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /** The address of an application that has none yet. */
  @Transactional
  public void keep(String clientId, String url) {
    known.forget(clientId);
    table.insert(clientId, url);
  }

  /** From now on the application has that address, or none. */
  @Transactional
  public void replace(String clientId, Optional<String> url) {
    if (!find(clientId).equals(url)) {
      known.forget(clientId);
      table.delete(clientId);
      url.ifPresent(address -> table.insert(clientId, address));
    }
  }

  /** That of an application. From memory, at most 5 s old. */
  public Optional<String> find(String clientId) {
    return known.find(clientId).map(KeyAddress::url);
  }

  /** Asks again if nobody did for so long. Whether there are keys that may not be known yet. */
  boolean refresh(String clientId, Duration age) {
    var now = clock.instant();
    return known
        .find(clientId)
        .filter(address -> !address.fetchedAt().plus(age).isAfter(now))
        .filter(_ -> claim(clientId, now.minus(age), now))
        .filter(this::fetch)
        .isPresent();
  }

  private boolean claim(String clientId, Instant since, Instant now) {
    return Boolean.TRUE.equals(
        writing.execute(_ -> {
          known.forget(clientId);
          return table.claim(clientId, since, now);
        }));
  }

  private boolean fetch(KeyAddress address) {
    try {
      var set = gets.text(URI.create(address.url()), ACCEPT, LARGEST);
      return switch (PublicKeyText.ofSet("jwks_uri", set)) {
        case Done<List<PublicKeyText>>(var keys) -> replaced(address, keys);
        case Invalid<List<PublicKeyText>>(var problems) ->
            failed(address, problems.getFirst().message());
      };
    } catch (IOException e) {
      return failed(address, String.valueOf(e.getMessage()));
    }
  }

  private boolean replaced(KeyAddress address, List<PublicKeyText> keys) {
    var wanted = keys.stream().map(key -> NewCredential.of("", key)).toList();
    writing.executeWithoutResult(_ -> credentials.replace(address.clientId(), wanted));
    return true;
  }

  private static boolean failed(KeyAddress address, String why) {
    LOG.warn("The keys of the application {} cannot be fetched: {}", address.clientId(), why);
    return false;
  }
}
