package dev.licet.spring;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;

/**
 * The starter's settings as text, under whichever of their two names they were given.
 *
 * <p>An environment variable of the tutorial counts as much as one with Licet's name, so it wins
 * over the application's files. Only the starter reads it so: for the rest of the application
 * {@code licet.domain} is what it was.
 */
final class Settings {
  private static final String PREFIX = "licet.";
  private static final Bindable<List<Map<String, String>>> SECTIONS =
      Bindable.of(
          ResolvableType.forClassWithGenerics(
              List.class,
              ResolvableType.forClassWithGenerics(Map.class, String.class, String.class)));

  private final Binder binder;

  /**
   * What stands before the names of settings: {@code licet.}, or that of one of several issuers.
   */
  private final String prefix;

  /** How durations are quoted by Guard, and how they were written. */
  private final Map<String, String> written = new HashMap<>();

  private Settings(Binder binder, String prefix) {
    this.binder = binder;
    this.prefix = prefix;
  }

  Settings(ConfigurableEnvironment environment) {
    MutablePropertySources sources = new MutablePropertySources();
    environment.getPropertySources().stream()
        .filter(
            source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
        .forEach(sources::addLast);
    MapPropertySource variables = new MapPropertySource("licetVariables", variables(environment));
    if (sources.contains(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)) {
      sources.addAfter(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables);
    } else {
      sources.addFirst(variables);
    }
    this.binder =
        new Binder(
            ConfigurationPropertySources.from(sources),
            new PropertySourcesPlaceholdersResolver(environment));
    this.prefix = PREFIX;
  }

  /**
   * Refuses what was meant to be a setting.
   *
   * @throws StartRefused if a section has a name that is none
   */
  void check() {
    SettingSections.check(binder);
  }

  private static Map<String, Object> variables(ConfigurableEnvironment environment) {
    Map<String, Object> properties = new HashMap<>();
    for (Setting setting : Setting.values()) {
      String value = environment.getProperty(setting.variable());
      if (value != null && !value.isBlank()) {
        properties.put(setting.property(), value);
      }
    }
    return properties;
  }

  /**
   * The value without the blanks around it; empty if the setting is missing or blank. One that was
   * written as a list is read as such: as no value, it would be off.
   */
  Optional<String> value(Setting setting) {
    return Optional.of(
            binder
                .bind(prefix + name(setting), Bindable.of(String.class))
                .orElseGet(() -> String.join(",", list(setting)))
                .strip())
        .filter(value -> !value.isEmpty());
  }

  /**
   * Whether a setting of two states is on; off if it is missing.
   *
   * @throws StartRefused if it is neither true nor false
   */
  boolean isOn(Setting setting) {
    String value = value(setting).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw setting.refuse(value, "true or false");
    }
    return value.equals("true");
  }

  /**
   * The value as a duration, in seconds where it names no unit.
   *
   * @throws StartRefused if it is none; what was expected is said so
   */
  Optional<Duration> duration(Setting setting, String expected) {
    return value(setting).map(text -> duration(setting, text, expected));
  }

  private Duration duration(Setting setting, String text, String expected) {
    try {
      Duration duration = DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
      written.put(quoted(setting, duration.toString()), quoted(setting, text));
      return duration;
    } catch (IllegalArgumentException e) {
      throw setting.refuse(text, expected);
    }
  }

  private static String quoted(Setting setting, String value) {
    return setting.property() + " is '" + value + "'";
  }

  /** What Guard says of these settings, with durations as they were written here. */
  String asWritten(String message) {
    String said = message;
    for (Map.Entry<String, String> one : written.entrySet()) {
      said = said.replace(one.getKey(), one.getValue());
    }
    return said;
  }

  /**
   * The value as a number of at most eight digits.
   *
   * @throws StartRefused if it is none; what was expected is said so
   */
  Optional<Integer> number(Setting setting, String expected) {
    Optional<String> text = value(setting);
    if (text.isPresent() && !text.get().matches("[0-9]{1,8}")) {
      throw setting.refuse(text.get(), expected);
    }
    return text.map(Integer::valueOf);
  }

  boolean isAnySet(Setting... some) {
    return Stream.of(some).anyMatch(setting -> value(setting).isPresent());
  }

  /** The values of a list, from a YAML list or from a text with commas. */
  List<String> list(Setting setting) {
    return binder
        .bind(prefix + name(setting), Bindable.listOf(String.class))
        .orElseGet(List::of)
        .stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static String name(Setting setting) {
    return setting.property().substring(PREFIX.length());
  }

  /**
   * The settings of each of several issuers, {@code licet.issuers[0]} and so on.
   *
   * @param known those that one may have
   * @throws StartRefused if one has another, or their numbers do not run from 0 on
   */
  List<Settings> ofIssuers(List<Setting> known) {
    List<String> names = known.stream().map(Settings::name).toList();
    List<Settings> issuers = new ArrayList<>();
    for (Map<String, String> issuer : sections()) {
      String section = Setting.ISSUERS.property() + "[" + issuers.size() + "]";
      SettingSections.check(section, issuer.keySet(), names);
      issuers.add(new Settings(binder, section + "."));
    }
    return issuers;
  }

  private List<Map<String, String>> sections() {
    try {
      return binder.bind(Setting.ISSUERS.property(), SECTIONS).orElseGet(List::of);
    } catch (BindException e) {
      throw new StartRefused(
          "licet.issuers cannot be read: expected licet.issuers[0], licet.issuers[1] and so on, each"
              + " with settings of its own");
    }
  }

  /** What stands before the names of these settings, without its dot. */
  @Override
  public String toString() {
    return prefix.substring(0, prefix.length() - 1);
  }
}
