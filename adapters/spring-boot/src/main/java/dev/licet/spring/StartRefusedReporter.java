package dev.licet.spring;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * Tells why the application does not start in one line of the log, without a stack trace. An
 * application that says so itself goes first.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
final class StartRefusedReporter implements SpringBootExceptionReporter {
  private static final Logger log = LoggerFactory.getLogger("dev.licet");
  private static final List<String> PORTS = List.of("server.port", "management.server.port");

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
    // Settings that Spring Boot reads: it would tell the same in ten lines or more.
    if (cause instanceof PortInUseException taken) {
      return Optional.of(
          "Port %d is taken by another program: end that one, or choose another%s."
              .formatted(taken.getPort(), by(String.valueOf(taken.getPort()))));
    }
    return wrongPort(cause)
        .map(property ->
            "%s is '%s', but must be a number from 0 to 65535."
                .formatted(named(property), value(property)));
  }

  /** Which setting named the port; none where another part of the application has opened it. */
  private String by(String port) {
    return ports(port::equals).map(property -> " by " + named(property)).orElse("");
  }

  private Optional<String> ports(Predicate<String> value) {
    return PORTS.stream().filter(property -> value.test(value(property))).findFirst();
  }

  private String value(String property) {
    String unset = property.equals("server.port") ? "8080" : "";
    return environment.map(e -> e.getProperty(property)).orElse(unset);
  }

  private static String named(String property) {
    return property + " (" + property.toUpperCase(Locale.ROOT).replace('.', '_') + ")";
  }

  /** One that is no number, as Spring Boot finds out here or there, or none that the JDK takes. */
  private Optional<String> wrongPort(Throwable cause) {
    if (cause instanceof BindException wrong) {
      return Optional.of(wrong.getName().toString()).filter(PORTS::contains);
    }
    if (cause instanceof InvalidConfigurationPropertyValueException wrong) {
      return Optional.of(wrong.getName()).filter(PORTS::contains);
    }
    String message = String.valueOf(cause.getMessage());
    return cause instanceof IllegalArgumentException && message.startsWith("port out of range")
        ? ports(value -> message.endsWith(":" + value))
        : Optional.empty();
  }
}
