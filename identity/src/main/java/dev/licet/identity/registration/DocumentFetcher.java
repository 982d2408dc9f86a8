package dev.licet.identity.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.outbound.StrangersGets;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Fetches the documents in which applications describe themselves. Where one fails it is not asked
 * for again for some seconds, whoever wants it.
 */
@Component
class DocumentFetcher {
  /** What the specification recommends. */
  static final int LARGEST = 5 * 1024;

  static final Duration PAUSE = Duration.ofSeconds(10);

  private static final int MOST = 10_000;
  private static final Map<String, String> ACCEPT = Map.of("Accept", "application/json");

  private final StrangersGets gets;
  private final ApplicationEventPublisher events;
  private final Clock clock;
  private final Cache<String, OAuthError> failed;

  DocumentFetcher(StrangersGets gets, ApplicationEventPublisher events, Clock clock) {
    this.gets = gets;
    this.events = events;
    this.clock = clock;
    this.failed =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(PAUSE)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** The document at an address. */
  Attempt<DocumentText> fetch(String url) {
    if (!DocumentAddress.isFit(url)) {
      return Attempt.failed(
          OAuthError.invalidRequest(
              "A client_id that is an address must be one of https with a path: without a user, a"
                  + " query, a fragment, dot segments and capital letters in the host"));
    }
    return Optional.ofNullable(failed.getIfPresent(url))
        .<Attempt<DocumentText>>map(Attempt::failed)
        .orElseGet(() -> fetchNow(url));
  }

  /** It was fetched, and is none. */
  <T> Attempt<T> refuse(String url, OAuthError error) {
    failed.put(url, error);
    events.publishEvent(new DocumentRefused(url, error.description()));
    return Attempt.failed(error);
  }

  private Attempt<DocumentText> fetchNow(String url) {
    try {
      var got = gets.get(URI.create(url), ACCEPT, LARGEST);
      return switch (DocumentText.of(url, got, clock.instant())) {
        case Attempt.Success<DocumentText> good -> good;
        case Attempt.Failure<DocumentText>(var error) -> refuse(url, error);
      };
    } catch (StrangersGets.TooMany _) {
      return Attempt.failed(OAuthError.tooManyAtOnce());
    } catch (IOException e) {
      return away(url, e);
    }
  }

  /** What is there, or why nothing is, is told to the log only: it may be in our own network. */
  private Attempt<DocumentText> away(String url, IOException why) {
    var error = OAuthError.invalidClientMetadata("The document at the client_id cannot be fetched");
    failed.put(url, error);
    events.publishEvent(new DocumentRefused(url, String.valueOf(why.getMessage())));
    return Attempt.failed(error);
  }
}
