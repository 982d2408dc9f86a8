package dev.licet.guard.keys;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** One GET, bounded in time and size. */
@FunctionalInterface
interface Fetcher {
  /**
   * Fetches a document.
   *
   * @param etag what the last answer was marked with, so that the same need not be sent again
   * @throws IOException if there is no answer in time, or one that is too large
   */
  Fetched fetch(URI uri, Optional<String> etag) throws IOException;

  /** An answer, whatever its status; redirects are not followed. */
  final class Fetched {
    private final int status;
    private final byte[] body;
    private final Optional<String> etag;
    private final Optional<Duration> maxAge;

    Fetched(int status, byte[] body, Optional<String> etag, Optional<Duration> maxAge) {
      this.status = status;
      this.body = body;
      this.etag = etag;
      this.maxAge = maxAge;
    }

    int status() {
      return status;
    }

    byte[] body() {
      return body;
    }

    /** The mark by which this very answer can be asked for again. */
    Optional<String> etag() {
      return etag;
    }

    /** How long it says it may be kept. */
    Optional<Duration> maxAge() {
      return maxAge;
    }
  }
}
