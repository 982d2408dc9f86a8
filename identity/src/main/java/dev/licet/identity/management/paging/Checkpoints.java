package dev.licet.identity.management.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.shared.Hashes;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * What {@code next} of one answer says and {@code from} of the following call repeats: where a list
 * goes on. It is sealed, fits that list only, and lasts a day.
 */
@Component
class Checkpoints {
  private static final Duration LIFE = Duration.ofDays(1);
  private static final int SEAL = 32;
  private static final int LONGEST = 2_000;

  private final CheckpointKeyTable table;
  private final Clock clock;

  Checkpoints(CheckpointKeyTable table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Where the list goes on after the row of that key. */
  String write(String list, String key) {
    var text = (clock.millis() + "\n" + key).getBytes(UTF_8);
    var sealed = new byte[SEAL + text.length];
    System.arraycopy(seal(list, text), 0, sealed, 0, SEAL);
    System.arraycopy(text, 0, sealed, SEAL, text.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  /** The key of the row after which the list goes on. */
  String read(String list, String checkpoint) {
    var sealed = decode(checkpoint);
    if (sealed.length <= SEAL) {
      throw refused();
    }
    var seal = Arrays.copyOf(sealed, SEAL);
    var text = Arrays.copyOfRange(sealed, SEAL, sealed.length);
    if (!MessageDigest.isEqual(seal, seal(list, text))) {
      throw refused();
    }
    var parts = new String(text, UTF_8).split("\n", 2);
    if (Long.parseLong(parts[0]) + LIFE.toMillis() < clock.millis()) {
      throw refused();
    }
    return parts[1];
  }

  private static byte[] decode(String checkpoint) {
    try {
      return checkpoint.length() > LONGEST
          ? new byte[0]
          : Base64.getUrlDecoder().decode(checkpoint);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] seal(String list, byte[] text) {
    return Hashes.hmacSha256(table.key(), (list + "\n").getBytes(UTF_8), text);
  }

  private static ManagementRefused refused() {
    return Query.refused("Object didn't pass validation for format checkpoint: ", "from");
  }
}
