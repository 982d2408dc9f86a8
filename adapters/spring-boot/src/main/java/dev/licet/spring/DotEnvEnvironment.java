package dev.licet.spring;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import dev.licet.guard.internal.DotEnv;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Adds the {@code .env} file of the working directory to the environment, right below the real
 * environment variables; before the application's own files are read, so that they can refer to it.
 */
final class DotEnvEnvironment implements EnvironmentPostProcessor, Ordered {
  /** With this ending, Spring Boot reads the names as it reads those of environment variables. */
  static final String DOT_ENV = ".env-" + SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

  private final Path directory;

  DotEnvEnvironment() {
    this(Path.of(""));
  }

  DotEnvEnvironment(Path directory) {
    this.directory = directory;
  }

  @Override
  public int getOrder() {
    return ConfigDataEnvironmentPostProcessor.ORDER - 1;
  }

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment
        .getPropertySources()
        .addAfter(
            SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(DOT_ENV, variables()));
  }

  private Map<String, Object> variables() {
    try {
      return new HashMap<>(DotEnv.in(directory));
    } catch (IllegalArgumentException unreadable) {
      throw new StartRefused(String.valueOf(unreadable.getMessage()));
    }
  }
}
