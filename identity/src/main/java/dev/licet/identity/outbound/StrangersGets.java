package dev.licet.identity.outbound;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * Gets what anybody can make us get who sends a browser here: only so much at a time, and from each
 * host so often a minute. We are nobody's means to busy others with, nor ourselves.
 */
@Component
public class StrangersGets {
  public static final int AT_A_TIME = 16;
  public static final int A_MINUTE = 100;

  private static final int MOST_HOSTS = 10_000;

  private final Gets gets;
  private final Semaphore places = new Semaphore(AT_A_TIME);
  private final Cache<String, AtomicInteger> hosts;

  public StrangersGets(Gets gets, Clock clock) {
    this.gets = gets;
    this.hosts =
        Caffeine.newBuilder()
            .maximumSize(MOST_HOSTS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** Nothing was asked, as too much is. */
  public static final class TooMany extends IOException {
    TooMany() {
      super("Too much is asked of others right now");
    }
  }

  /**
   * As {@link Gets#get}.
   *
   * @throws TooMany if too much is got at the moment
   */
  public Got get(URI url, Map<String, String> headers, int most) throws IOException {
    var host = String.valueOf(url.getHost());
    if (hosts.get(host, _ -> new AtomicInteger()).incrementAndGet() > A_MINUTE
        || !places.tryAcquire()) {
      throw new TooMany();
    }
    try {
      return gets.get(url, headers, most);
    } finally {
      places.release();
    }
  }
}
