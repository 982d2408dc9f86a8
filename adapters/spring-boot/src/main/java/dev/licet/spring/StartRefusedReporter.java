package dev.licet.spring;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Tells why the application does not start in one line of the log, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedReporter implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger("dev.licet");

  @Override
  public boolean reportException(Throwable failure) {
    Optional<StartRefused> refused = find(failure);
    refused.ifPresent(cause -> log.error("Cannot start: {}", cause.getMessage()));
    return refused.isPresent();
  }

  private static Optional<StartRefused> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StartRefused refused) {
        return Optional.of(refused);
      }
    }
    return Optional.empty();
  }
}
