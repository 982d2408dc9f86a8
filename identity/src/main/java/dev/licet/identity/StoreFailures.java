package dev.licet.identity;

import dev.licet.identity.store.Unavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.util.ErrorHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * What is done about a database that is away or cannot write: callers are told to come again, in
 * the shape that errors have at their path, and the log says so once a second, in one line.
 */
@Component
class StoreFailures implements HandlerExceptionResolver, ErrorHandler, Ordered {
  private static final Logger log = LoggerFactory.getLogger(StoreFailures.class);
  private static final long PAUSE_MILLIS = 1_000;

  private final Clock clock;
  private final AtomicLong saidAt = new AtomicLong();

  StoreFailures(Clock clock) {
    this.clock = clock;
  }

  /** After those of Spring: where a feature has pages, it has answered already. */
  @Override
  public int getOrder() {
    return LOWEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    if (!Unavailable.is(failure)) {
      return null;
    }
    say(failure);
    try {
      response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
      return new ModelAndView();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of what runs by the clock: it has its next turn. */
  @Override
  public void handleError(Throwable failure) {
    if (Unavailable.is(failure)) {
      say(failure);
    } else {
      log.error("What runs by the clock has failed", failure);
    }
  }

  private void say(Throwable failure) {
    long now = clock.millis();
    long before = saidAt.get();
    if (now - before >= PAUSE_MILLIS && saidAt.compareAndSet(before, now)) {
      log.warn("The database cannot be used right now: {}", reason(failure));
    }
  }

  private static String reason(Throwable failure) {
    Throwable bottom = failure;
    while (bottom.getCause() != null) {
      bottom = bottom.getCause();
    }
    return String.valueOf(bottom.getMessage()).lines().findFirst().orElse("");
  }
}
