package dev.licet.spring;

import dev.licet.guard.IssuerBuilder;
import dev.licet.guard.Issuers;
import dev.licet.guard.TrustedIssuer;
import dev.licet.guard.introspection.Introspection;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.convert.DurationStyle;

/** What the settings say of an issuer, be it the only one or one of several. */
final class IssuerFromSettings {
  private static final Duration USUAL_AGE_OF_FILE = Duration.ofHours(6);

  private static final List<Setting> OF_AN_ISSUER =
      List.of(
          Setting.DOMAIN,
          Setting.ISSUER,
          Setting.AUDIENCE,
          Setting.ALGORITHMS,
          Setting.CA_FILE,
          Setting.EXPIRY_LEEWAY,
          Setting.KEYS_FILE,
          Setting.KEYS_MAX_AGE,
          Setting.PERMISSION_CLAIMS,
          Setting.ROLE_CLAIMS,
          Setting.WILDCARDS,
          Setting.INTROSPECTION_CLIENT_ID,
          Setting.INTROSPECTION_CLIENT_SECRET,
          Setting.INTROSPECTION_ENDPOINT,
          Setting.INTROSPECTION_MAX_AGE);

  private final Settings settings;

  IssuerFromSettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * The issuers, where the settings name several.
   *
   * @throws StartRefused if what they say of one makes no sense; it is named
   * @throws IllegalArgumentException if one is named twice
   */
  static Optional<Issuers> several(Settings settings) {
    List<TrustedIssuer> issuers = new ArrayList<>();
    for (Settings issuer : settings.ofIssuers(OF_AN_ISSUER)) {
      try {
        TrustedIssuer.Builder builder = TrustedIssuer.builder();
        new IssuerFromSettings(issuer).describeTo(builder);
        issuers.add(builder.build());
      } catch (IllegalArgumentException | StartRefused e) {
        throw new StartRefused(issuer + ": " + e.getMessage());
      }
    }
    return issuers.isEmpty()
        ? Optional.empty()
        : Optional.of(Issuers.of(issuers.toArray(TrustedIssuer[]::new)));
  }

  /** Says it to this builder, which judges whether it makes sense. */
  void describeTo(IssuerBuilder<?> builder) {
    settings.value(Setting.DOMAIN).ifPresent(builder::domain);
    settings.value(Setting.ISSUER).ifPresent(builder::issuer);
    builder.audience(settings.list(Setting.AUDIENCE).toArray(String[]::new));
    settings
        .value(Setting.CA_FILE)
        .map(text -> path(Setting.CA_FILE, text))
        .ifPresent(builder::caFile);
    settings
        .value(Setting.EXPIRY_LEEWAY)
        .map(text -> duration(Setting.EXPIRY_LEEWAY, text, "0 to 60 seconds, such as 30s"))
        .ifPresent(builder::expiryLeeway);
    List<String> algorithms = settings.list(Setting.ALGORITHMS);
    if (!algorithms.isEmpty()) {
      builder.algorithms(algorithms);
    }
    claims(builder);
    keysFile(builder);
    introspection().ifPresent(builder::introspection);
  }

  private void claims(IssuerBuilder<?> builder) {
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

  private void keysFile(IssuerBuilder<?> builder) {
    Optional<Duration> age =
        settings
            .value(Setting.KEYS_MAX_AGE)
            .map(text -> duration(Setting.KEYS_MAX_AGE, text, "1 minute to 1 day, such as 6h"));
    Optional<String> file = settings.value(Setting.KEYS_FILE);
    if (file.isEmpty() && age.isPresent()) {
      throw new StartRefused(
          "LICET_LAST_KNOWN_GOOD_MAX_AGE / licet.last-known-good-max-age is '"
              + age.get()
              + "', but LICET_LAST_KNOWN_GOOD_FILE / licet.last-known-good-file is missing: set"
              + " both or only the file");
    }
    file.ifPresent(text ->
        builder.lastKnownGoodFile(path(Setting.KEYS_FILE, text), age.orElse(USUAL_AGE_OF_FILE)));
  }

  private Optional<Introspection> introspection() {
    if (!settings.isAnySet(
        Setting.INTROSPECTION_CLIENT_ID,
        Setting.INTROSPECTION_CLIENT_SECRET,
        Setting.INTROSPECTION_ENDPOINT,
        Setting.INTROSPECTION_MAX_AGE)) {
      return Optional.empty();
    }
    Introspection.Builder builder =
        Introspection.as(
            settings.value(Setting.INTROSPECTION_CLIENT_ID).orElse(""),
            settings.value(Setting.INTROSPECTION_CLIENT_SECRET).orElse(""));
    settings.value(Setting.INTROSPECTION_ENDPOINT).ifPresent(builder::endpoint);
    settings
        .value(Setting.INTROSPECTION_MAX_AGE)
        .map(text -> duration(Setting.INTROSPECTION_MAX_AGE, text, "0 to 1 hour, such as 30s"))
        .ifPresent(builder::maxAge);
    return Optional.of(builder.build());
  }

  private static Path path(Setting setting, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw setting.refuse(text, "the path of a file");
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
