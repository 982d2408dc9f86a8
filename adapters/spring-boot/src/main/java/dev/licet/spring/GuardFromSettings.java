package dev.licet.spring;

import dev.licet.guard.Guard;
import dev.licet.guard.GuardObserver;
import dev.licet.guard.watch.RefusalLog;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
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
        .map(GuardFromSettings::duration)
        .ifPresent(builder::expiryLeeway);
    List<String> algorithms = settings.list(Setting.ALGORITHMS);
    if (!algorithms.isEmpty()) {
      builder.algorithms(algorithms);
    }
    claims(builder);
    calls(builder);
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

  private static Duration duration(String text) {
    try {
      return DurationStyle.detectAndParse(text, ChronoUnit.SECONDS);
    } catch (IllegalArgumentException e) {
      throw Setting.EXPIRY_LEEWAY.refuse(text, "0 to 60 seconds, such as 30s");
    }
  }
}
