package dev.licet.identity.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.core.env.Environment;

/**
 * The operator's settings as they were written: environment variables, or {@code licet.*} in YAML.
 * Each feature reads its own; a wrong one ends the start with its name and its value.
 */
public final class Settings {
  private final Environment environment;

  public Settings(Environment environment) {
    this.environment = environment;
  }

  /** The setting, where it is set and not blank. {@code name} is the kebab-case one: licet.port. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(environment.getProperty(name)).filter(text -> !text.isBlank());
  }

  /** The setting as a value; {@code reading} refuses with an IllegalArgumentException: "must …". */
  public <T> T read(String name, String fallback, Function<String, T> reading) {
    return parse(name, find(name).map(String::strip).orElse(fallback), reading);
  }

  /** The setting as a value, where it is set. */
  public <T> Optional<T> read(String name, Function<String, T> reading) {
    return find(name).map(text -> parse(name, text.strip(), reading));
  }

  /** The refusal of a setting, in the one form they all have. */
  public static StartRefused refuse(String name, String value, String expectation) {
    return new StartRefused(
        "%s is '%s', but %s.".formatted(variable(name), shown(value), expectation));
  }

  /**
   * A value for the operator's eyes. A URL that is wrong may hold a password that is right, and
   * where it is wrong its parts are not to be told by their signs: all up to the last @ goes.
   */
  public static String shown(String value) {
    return value
        .replaceAll("\\p{Cntrl}", "?")
        .replaceFirst("^(?:((?:[\\w+.-]+:)*+//).*@|[^@/]*:.*@)", "$1***@")
        .replaceAll("(?i)(password=)[^&]*", "$1***");
  }

  /** The name as an environment variable: {@code licet.tls-cert} is LICET_TLS_CERT. */
  public static String variable(String name) {
    return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static <T> T parse(String name, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw refuse(name, text, String.valueOf(e.getMessage()));
    }
  }
}
