package dev.licet.guard.keys;

import dev.licet.guard.internal.Trust;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.net.ssl.SSLContext;

/** An identity provider on the network, and whom to believe that it is the one. */
public final class Provider {
  /** Of a request, for the first keys or for one that is not known. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

  /** Of one document, from the connection to its last octet. */
  private static final Duration LONGEST_FETCH = Duration.ofSeconds(8);

  private final String issuer;
  private final Optional<SSLContext> tls;
  private final boolean plainHttpOnLoopback;
  private final Optional<KeyFile> lastKnownGood;

  private Provider(
      String issuer,
      Optional<SSLContext> tls,
      boolean plainHttpOnLoopback,
      Optional<KeyFile> lastKnownGood) {
    this.lastKnownGood = lastKnownGood;
    this.issuer = issuer;
    this.tls = tls;
    this.plainHttpOnLoopback = plainHttpOnLoopback;
  }

  /**
   * The provider of this issuer URL. Nothing is fetched yet.
   *
   * @param caFile certificate authorities to trust beside the JVM's own
   * @param plainHttpOnLoopback whether http will do on this machine
   * @param lastKnownGood where to keep its keys for a start without it
   * @throws IllegalArgumentException if the file has no certificates
   */
  public static Provider of(
      String issuer,
      Optional<Path> caFile,
      boolean plainHttpOnLoopback,
      Optional<KeyFile> lastKnownGood) {
    return new Provider(issuer, caFile.map(Trust::inJvmAnd), plainHttpOnLoopback, lastKnownGood);
  }

  /**
   * Begins to look at its keys, in the background, until they are closed.
   *
   * @param clock by which the age of keys is told
   * @param events who overhears what happens to them
   */
  public RemoteKeySet start(Clock clock, KeyEvents events) {
    ProviderDocuments documents =
        new ProviderDocuments(issuer, plainHttpOnLoopback, new HttpFetcher(tls, LONGEST_FETCH));
    RefreshPlan plan = new RefreshPlan(new SplittableRandom());
    RemoteKeySet keys =
        new RemoteKeySet(
            issuer,
            documents,
            plan,
            clock,
            events,
            new BackgroundLooks(LONGEST_WAIT),
            lastKnownGood);
    keys.start();
    return keys;
  }
}
