package dev.licet.identity.breach;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.shared.Hashes;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Asks a service that speaks the range protocol of Pwned Passwords: it is told the first 20 bits of
 * the SHA-1 and answers with all hashes that begin so, padded with some that are none. So it learns
 * neither the password nor its hash, nor how many there were.
 *
 * <p>While it does not answer, nobody is kept from choosing a password: those that are guessed
 * first are refused all the same.
 */
final class RangeService implements BreachedPasswords {
  private static final Logger log = LoggerFactory.getLogger(RangeService.class);

  private static final int PREFIX = 5;
  private static final int LONGEST = 512 * 1_024;

  /** While it is not asked again: nobody waits for what others have just waited for in vain. */
  private static final Duration REST = Duration.ofSeconds(30);

  private final URI base;
  private final Source source;
  private final Clock clock;
  private volatile Instant restsUntil = Instant.MIN;

  /** Gets a text, or fails by a deadline. */
  @FunctionalInterface
  interface Source {
    String text(URI url, Map<String, String> headers, int most) throws IOException;
  }

  RangeService(URI base, Source source, Clock clock) {
    this.base = base;
    this.source = source;
    this.clock = clock;
  }

  /** Nobody is asked within a transaction: others would wait for its end. */
  @Override
  public boolean contains(String password) {
    if (TransactionSynchronizationManager.isActualTransactionActive()
        || clock.instant().isBefore(restsUntil)) {
      return false;
    }
    var hash = sha1(password);
    try {
      return holds(ask(hash.substring(0, PREFIX)), hash.substring(PREFIX));
    } catch (IOException e) {
      restsUntil = clock.instant().plus(REST);
      log.warn(
          "LICET_BREACHED_PASSWORDS_URL does not answer ({}): for {} s passwords are looked up in"
              + " the bundled list only",
          e.getClass().getSimpleName(),
          REST.toSeconds());
      return false;
    }
  }

  private String ask(String prefix) throws IOException {
    return source.text(base.resolve(prefix), Map.of("Add-Padding", "true"), LONGEST);
  }

  /** A line is the rest of a hash and how often it was seen; never, if it is there to pad. */
  private static boolean holds(String range, String rest) throws IOException {
    boolean found = false;
    for (var line : range.lines().toList()) {
      if (!line.matches("[0-9A-Fa-f]{35}:[0-9]{1,12}")) {
        throw new IOException("The answer is no list of hashes");
      }
      found |= line.toUpperCase(Locale.ROOT).startsWith(rest + ":") && !line.endsWith(":0");
    }
    return found;
  }

  private static String sha1(String password) {
    return HexFormat.of().withUpperCase().formatHex(Hashes.sha1(password.getBytes(UTF_8)));
  }
}
