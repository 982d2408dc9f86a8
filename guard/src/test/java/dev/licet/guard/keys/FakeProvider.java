package dev.licet.guard.keys;

import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider without a network, whose every answer is in the test's hands, and its time too. */
final class FakeProvider extends Clock implements Fetcher {
  static final String ISSUER = "https://tenant.example/";

  /** For as long as a test may wait on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  static final TestKey FIRST = TestKeys.rsa("first");
  static final TestKey SECOND = TestKeys.rsa("second");

  final List<URI> fetched = new CopyOnWriteArrayList<>();
  final List<String> marks = new CopyOnWriteArrayList<>();
  final AtomicInteger keyFetches = new AtomicInteger();
  volatile String metadata =
      "{\"issuer\":\"https://tenant.example/\",\"jwks_uri\":\"https://keys.example/jwks\"}";
  volatile String keys = TestKeys.jwks(List.of(FIRST));
  volatile Optional<String> etag = Optional.empty();
  volatile int keysStatus = 200;
  volatile boolean down;
  volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

  RemoteKeySet remote() {
    return remote(new BackgroundLooks(PATIENCE), KeyEvents.NONE, Optional.empty());
  }

  RemoteKeySet remote(Looks looks, KeyEvents events, Optional<KeyFile> file) {
    ProviderDocuments documents = new ProviderDocuments(ISSUER, false, this);
    RefreshPlan plan = new RefreshPlan(new SplittableRandom(1));
    return new RemoteKeySet(ISSUER, documents, plan, this, events, looks, file);
  }

  @Override
  public Fetched fetch(URI uri, Optional<String> mark) throws IOException {
    fetched.add(uri);
    boolean forKeys = uri.getPath().equals("/jwks");
    if (forKeys) {
      keyFetches.incrementAndGet();
      mark.ifPresent(marks::add);
      waitAtGate();
    }
    if (down) {
      throw new IOException("connection refused");
    }
    if (forKeys && mark.isPresent() && mark.equals(etag)) {
      return new Fetched(304, new byte[0], etag, Optional.empty());
    }
    byte[] body = (forKeys ? keys : metadata).getBytes(StandardCharsets.UTF_8);
    return new Fetched(
        forKeys ? keysStatus : 200, body, forKeys ? etag : Optional.empty(), Optional.empty());
  }

  private void waitAtGate() throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new InterruptedIOException();
    }
  }

  void advance(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
