package dev.licet.identity.key;

import dev.licet.guard.keys.KeySet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The keys as the store had them at one moment, ready for use; unchangeable.
 *
 * @param rows what was read
 * @param published those that are not revoked: by algorithm, the current one first
 * @param signers the one of each algorithm that signs
 * @param keySet the published ones as Guard reads them
 * @param settled whether time alone will not change who signs
 */
record HeldKeys(
    List<StoredKey> rows,
    List<PublishedKey> published,
    Map<KeyAlgorithm, SigningKey> signers,
    KeySet keySet,
    boolean settled) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The clocks of two nodes may differ by as much as what one changes takes to be seen by all. */
  private static final long LONGEST_WAIT = KeyBeans.SPREAD.multipliedBy(2).toMillis();

  /** Makes those of these rows, as it is at that moment. */
  static HeldKeys of(List<StoredKey> rows, KeyProtection protection, long now) {
    var published =
        rows.stream().map(StoredKey::life).filter(KeyLife::isPublished).map(KeyLife::key).toList();
    var signers = new EnumMap<KeyAlgorithm, SigningKey>(KeyAlgorithm.class);
    for (var algorithm : KeyAlgorithm.values()) {
      signer(rows, algorithm, now)
          .ifPresent(row -> signers.put(algorithm, signingKey(row, protection)));
    }
    var settled = rows.stream().noneMatch(row -> row.activatedAt() > now);
    return new HeldKeys(rows, published, signers, keySet(published), settled);
  }

  /** The current key, or while others may not know it yet, the one before. */
  private static Optional<StoredKey> signer(
      List<StoredKey> rows, KeyAlgorithm algorithm, long now) {
    var able = rows.stream().filter(row -> row.algorithm() == algorithm && row.canSign()).toList();
    return able.stream()
        .filter(row -> row.activatedAt() <= now)
        .min(
            Comparator.comparing(StoredKey::role)
                .thenComparing(StoredKey::activatedAt, Comparator.reverseOrder()))
        .or(() -> able.stream().filter(row -> waitsForNobody(row, now)).findFirst());
  }

  /**
   * Whether a current key may sign although its time has not come: the first key of a store waits
   * for nobody, and one whose time is further ahead than any wait can be was made by a clock that
   * was ahead. Nothing would be signed until then.
   */
  private static boolean waitsForNobody(StoredKey row, long now) {
    return row.role() == StoredKey.Role.CURRENT
        && (row.activatedAt() <= row.createdAt() || row.activatedAt() - now > LONGEST_WAIT);
  }

  private static SigningKey signingKey(StoredKey row, KeyProtection protection) {
    return new SigningKey(row.life().key(), protection.reveal(row.kid(), row.privateKey()));
  }

  private static KeySet keySet(List<PublishedKey> published) {
    return KeySet.parse(
        JSON.writeValueAsString(
            Map.of("keys", published.stream().map(PublishedKey::jwk).toList())));
  }

  /** Whether there are keys of that algorithm, signing or about to. */
  boolean have(KeyAlgorithm algorithm) {
    return published.stream().anyMatch(key -> key.algorithm() == algorithm);
  }
}
