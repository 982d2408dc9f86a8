package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.ResourceMetadata;
import dev.licet.guard.introspection.Introspection;
import dev.licet.guard.watch.RefusalLog;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** Builds the {@link Guard} that the settings describe. */
final class GuardFromSettings {
  private final Settings settings;
  private final GuardObserver watch;

  GuardFromSettings(Settings settings, GuardObserver watch) {
    this.settings = settings;
    this.watch = watch;
  }

  /**
   * The guard; whether the settings make sense is for its builder to say.
   *
   * @throws StartRefused if they do not
   */
  Guard build() {
    try {
      return builder().build();
    } catch (IllegalArgumentException e) {
      throw new StartRefused(String.valueOf(e.getMessage()));
    }
  }

  private Guard.Builder builder() {
    Guard.Builder builder = Guard.builder().audience(audiences()).observer(watch);
    refusalLog().ifPresent(builder::observer);
    settings.value(Setting.DOMAIN).ifPresent(builder::domain);
    settings.value(Setting.ISSUER).ifPresent(builder::issuer);
    settings.value(Setting.CA_FILE).map(GuardFromSettings::path).ifPresent(builder::caFile);
    settings
        .value(Setting.EXPIRY_LEEWAY)
        .map(text -> duration(Setting.EXPIRY_LEEWAY, text, "0 to 60 seconds, such as 30s"))
        .ifPresent(builder::expiryLeeway);
    List<String> algorithms = settings.list(Setting.ALGORITHMS);
    if (!algorithms.isEmpty()) {
      builder.algorithms(algorithms);
    }
    claims(builder);
    calls(builder);
    metadata().ifPresent(builder::resourceMetadata);
    introspection().ifPresent(builder::introspection);
    return builder;
  }

  private void claims(Guard.Builder builder) {
    List<String> permissions = settings.list(Setting.PERMISSION_CLAIMS);
    if (!permissions.isEmpty()) {
      builder.permissionClaims(permissions.toArray(String[]::new));
    }
    List<String> roles = settings.list(Setting.ROLE_CLAIMS);
    if (!roles.isEmpty()) {
      builder.rolesFrom(roles.toArray(String[]::new));
    }
    if (settings.isOn(Setting.WILDCARDS)) {
      builder.honouringWildcards();
    }
  }

  /** How tokens come, and who may bring those that are bound. */
  private void calls(Guard.Builder builder) {
    new DpopFromSettings(settings).dpop().ifPresent(builder::dpop);
    builder.trustedProxies(settings.list(Setting.TRUSTED_PROXIES).toArray(String[]::new));
    if (settings.isOn(Setting.MUTUAL_TLS)) {
      builder.mutualTls();
    }
    if (settings.isOn(Setting.TOKEN_IN_FORM)) {
      builder.acceptingTokenInForm();
    }
    if (settings.isOn(Setting.TOKEN_IN_QUERY)) {
      builder.acceptingTokenInQuery();
    }
  }

  /**
   * What the settings say that clients are told.
   *
   * @throws IllegalArgumentException if it is wrong
   */
  private Optional<ResourceMetadata> metadata() {
    if (settings.value(Setting.RESOURCE).isEmpty()
        && isAnySet(
            Setting.RESOURCE_NAME, Setting.RESOURCE_DOCUMENTATION, Setting.RESOURCE_SCOPES)) {
      throw new StartRefused(
          "LICET_RESOURCE / licet.resource is missing: without the URL of this API, nothing that"
              + " licet.resource-metadata says of it is told to anybody");
    }
    Optional<ResourceMetadata> metadata =
        settings.value(Setting.RESOURCE).map(ResourceMetadata::of);
    metadata = combined(metadata, settings.value(Setting.RESOURCE_NAME), ResourceMetadata::named);
    metadata =
        combined(
            metadata,
            settings.value(Setting.RESOURCE_DOCUMENTATION),
            ResourceMetadata::documentedAt);
    List<String> scopes = settings.list(Setting.RESOURCE_SCOPES);
    return scopes.isEmpty()
        ? metadata
        : metadata.map(said -> said.scopes(scopes.toArray(String[]::new)));
  }

  private boolean isAnySet(Setting... some) {
    return Stream.of(some).anyMatch(setting -> settings.value(setting).isPresent());
  }

  private static <T> Optional<T> combined(
      Optional<T> whole, Optional<String> part, BiFunction<T, String, T> with) {
    return part.isEmpty() ? whole : whole.map(one -> with.apply(one, part.get()));
  }

  private Optional<Introspection> introspection() {
    Optional<String> id = settings.value(Setting.INTROSPECTION_CLIENT_ID);
    Optional<String> secret = settings.value(Setting.INTROSPECTION_CLIENT_SECRET);
    if (!isAnySet(
        Setting.INTROSPECTION_CLIENT_ID,
        Setting.INTROSPECTION_CLIENT_SECRET,
        Setting.INTROSPECTION_ENDPOINT,
        Setting.INTROSPECTION_MAX_AGE)) {
      return Optional.empty();
    }
    Introspection.Builder builder = Introspection.as(id.orElse(""), secret.orElse(""));
    settings.value(Setting.INTROSPECTION_ENDPOINT).ifPresent(builder::endpoint);
    settings
        .value(Setting.INTROSPECTION_MAX_AGE)
        .map(text -> duration(Setting.INTROSPECTION_MAX_AGE, text, "0 to 1 hour, such as 30s"))
        .ifPresent(builder::maxAge);
    return Optional.of(builder.build());
  }

  private String[] audiences() {
    return settings.list(Setting.AUDIENCE).toArray(String[]::new);
  }

  private Optional<RefusalLog> refusalLog() {
    String choice = settings.value(Setting.REFUSAL_LOG).orElse("on");
    return switch (choice) {
      case "on", "true" -> Optional.of(new RefusalLog());
      case "with-subject" -> Optional.of(new RefusalLog().namingSubjects());
      case "off", "false" -> Optional.empty();
      default -> throw Setting.REFUSAL_LOG.refuse(choice, "on, with-subject or off");
    };
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw Setting.CA_FILE.refuse(text, "the path of a PEM file");
    }
  }

  private static Duration duration(Setting setting, String text, String expected) {
    try {
      return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
    } catch (IllegalArgumentException e) {
      throw setting.refuse(text, expected);
    }
  }
}
