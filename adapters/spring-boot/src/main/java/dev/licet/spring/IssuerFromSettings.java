package dev.licet.spring;

import dev.licet.guard.IssuerBuilder;
import dev.licet.guard.Issuers;
import dev.licet.guard.TrustedIssuer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the settings say of an issuer, be it the only one or one of several. */
final class IssuerFromSettings {
  private static final Duration USUAL_AGE_OF_FILE = Duration.ofHours(6);

  private static final List<Setting> OF_AN_ISSUER =
      Stream.concat(
              Stream.of(
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
                  Setting.WILDCARDS),
              IntrospectionFromSettings.SETTINGS.stream())
          .toList();

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
        throw new StartRefused(issuer + ": " + issuer.asWritten(String.valueOf(e.getMessage())));
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
        .duration(Setting.EXPIRY_LEEWAY, "0 to 60 seconds, such as 30s")
        .ifPresent(builder::expiryLeeway);
    List<String> algorithms = settings.list(Setting.ALGORITHMS);
    if (!algorithms.isEmpty()) {
      builder.algorithms(algorithms);
    }
    claims(builder);
    keysFile(builder);
    new IntrospectionFromSettings(settings).introspection().ifPresent(builder::introspection);
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
        settings.duration(Setting.KEYS_MAX_AGE, "1 minute to 1 day, such as 6h");
    Optional<String> file = settings.value(Setting.KEYS_FILE);
    if (file.isEmpty() && age.isPresent()) {
      throw new StartRefused(
          "LICET_LAST_KNOWN_GOOD_MAX_AGE / licet.last-known-good-max-age is '"
              + settings.value(Setting.KEYS_MAX_AGE).orElseThrow()
              + "', but LICET_LAST_KNOWN_GOOD_FILE / licet.last-known-good-file is missing: set"
              + " both or only the file");
    }
    file.ifPresent(text ->
        builder.lastKnownGoodFile(path(Setting.KEYS_FILE, text), age.orElse(USUAL_AGE_OF_FILE)));
  }

  private static Path path(Setting setting, String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw setting.refuse(text, "the path of a file");
    }
  }
}
