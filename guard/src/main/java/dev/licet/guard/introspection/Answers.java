package dev.licet.guard.introspection;

import dev.licet.guard.token.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Verdicts by the token's digest, as many as fit: the one not asked for longest gives way. */
final class Answers {
  private final Map<ByteBuffer, Answer> byDigest;

  /**
   * What became of a question.
   *
   * @param verdict what came of it
   * @param since when it was asked, in milliseconds since 1970
   */
  record Answer(Verdict verdict, long since) {}

  Answers(int most) {
    this.byDigest =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Answer> eldest) {
            return size() > most;
          }
        };
  }

  /** What a token is known by here. */
  static ByteBuffer digest(String token) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(sha256.digest(token.getBytes(StandardCharsets.UTF_8)))
          .asReadOnlyBuffer();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  synchronized Optional<Answer> find(ByteBuffer digest) {
    return Optional.ofNullable(byDigest.get(digest));
  }

  synchronized void keep(ByteBuffer digest, Answer answer) {
    byDigest.put(digest, answer);
  }

  synchronized void forget(ByteBuffer digest) {
    byDigest.remove(digest);
  }

  synchronized int size() {
    return byDigest.size();
  }
}
