package dev.licet.spring;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
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
    Map<String, Object> variables = new HashMap<>(DotEnv.parse(lines(directory.resolve(".env"))));
    environment
        .getPropertySources()
        .addAfter(
            SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(DOT_ENV, variables));
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new StartRefused(
          ".env in the working directory cannot be read as UTF-8 text: " + e.getMessage());
    }
  }
}
