package dev.licet.spring;

import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/** Tells why the application does not start in one line of the log, without a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedReporter implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger("dev.licet");
  private static final String PORT = "server.port";

  private final Optional<Environment> environment;

  /** There is no context yet where the environment itself cannot be read. */
  StartRefusedReporter(@Nullable ConfigurableApplicationContext context) {
    this.environment =
        Optional.ofNullable(context).map(ConfigurableApplicationContext::getEnvironment);
  }

  @Override
  public boolean reportException(Throwable failure) {
    Optional<String> sentence =
        Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .flatMap(cause -> sentence(cause).stream())
            .findFirst();
    sentence.ifPresent(text -> log.error("Cannot start: {}", text));
    return sentence.isPresent();
  }

  private Optional<String> sentence(Throwable cause) {
    if (cause instanceof StartRefused refused) {
      return Optional.ofNullable(refused.getMessage());
    }
    // The one setting of ours that Spring Boot reads: it would tell the same in ten lines.
    return cause instanceof BindException wrong && PORT.equals(wrong.getName().toString())
        ? Optional.of(
            "PORT (server.port) is '%s', but must be a number from 0 to 65535."
                .formatted(environment.map(e -> e.getProperty(PORT)).orElse("")))
        : Optional.empty();
  }
}
