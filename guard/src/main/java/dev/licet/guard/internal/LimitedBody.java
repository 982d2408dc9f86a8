package dev.licet.guard.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects a body, up to a size that no honest document comes near. */
public final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
  /** Half a mebibyte. */
  public static final int MAX_OCTETS = 512 * 1024;

  /** An empty one. */
  public LimitedBody() {}

  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private Flow.@Nullable Subscription subscription;

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (collected.size() + buffer.remaining() > MAX_OCTETS) {
        stop();
        return;
      }
      byte[] octets = new byte[buffer.remaining()];
      buffer.get(octets);
      collected.writeBytes(octets);
    }
  }

  private void stop() {
    if (subscription != null) {
      subscription.cancel();
    }
    body.completeExceptionally(new TooLong());
  }

  /** Whether this says that a body goes on beyond the size, however the client has wrapped it. */
  public static boolean isTooLong(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(TooLong.class::isInstance);
  }

  private static final class TooLong extends IOException {
    TooLong() {
      super("an answer of more than " + MAX_OCTETS + " octets");
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(collected.toByteArray());
  }
}
