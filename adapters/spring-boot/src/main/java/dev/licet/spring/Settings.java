package dev.licet.spring;

import static org.springframework.core.env.StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.PropertySourcesPlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
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
  private final Binder binder;

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

  /** The value; empty if the setting is missing or blank. */
  Optional<String> value(Setting setting) {
    return list(setting).isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(",", list(setting)));
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

  /** The values of a list, from a YAML list or from a text with commas. */
  List<String> list(Setting setting) {
    return binder
        .bind(setting.property(), Bindable.listOf(String.class))
        .orElseGet(List::of)
        .stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }
}
