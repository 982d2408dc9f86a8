package dev.licet.spring;

import dev.licet.guard.introspection.Introspection;
import java.util.List;
import java.util.Optional;

/** How the settings want an issuer to be asked about tokens that are no JWT. */
final class IntrospectionFromSettings {
  /** All that there is to say of it. */
  static final List<Setting> SETTINGS =
      List.of(
          Setting.INTROSPECTION_CLIENT_ID,
          Setting.INTROSPECTION_CLIENT_SECRET,
          Setting.INTROSPECTION_ENDPOINT,
          Setting.INTROSPECTION_SECRET_IN_BODY,
          Setting.INTROSPECTION_SIGNED,
          Setting.INTROSPECTION_TIMEOUT,
          Setting.INTROSPECTION_MAX_AGE,
          Setting.INTROSPECTION_GRACE,
          Setting.INTROSPECTION_ENTRIES,
          Setting.INTROSPECTION_MAY_BE_MISSING);

  private final Settings settings;

  IntrospectionFromSettings(Settings settings) {
    this.settings = settings;
  }

  /**
   * Empty if they say nothing of it.
   *
   * @throws StartRefused if they make no sense
   * @throws IllegalArgumentException if a value is missing or out of its bounds
   */
  Optional<Introspection> introspection() {
    return settings.isAnySet(SETTINGS.toArray(Setting[]::new))
        ? Optional.of(described())
        : Optional.empty();
  }

  private Introspection described() {
    Introspection.Builder builder =
        Introspection.as(
            settings.value(Setting.INTROSPECTION_CLIENT_ID).orElse(""),
            settings.value(Setting.INTROSPECTION_CLIENT_SECRET).orElse(""));
    settings.value(Setting.INTROSPECTION_ENDPOINT).ifPresent(builder::endpoint);
    if (settings.isOn(Setting.INTROSPECTION_SECRET_IN_BODY)) {
      builder.sendingSecretInBody();
    }
    if (settings.isOn(Setting.INTROSPECTION_SIGNED)) {
      builder.requiringSignedAnswers();
    }
    settings
        .duration(Setting.INTROSPECTION_TIMEOUT, "1 ms to 30 seconds, such as 3s")
        .ifPresent(builder::timeout);
    settings
        .duration(Setting.INTROSPECTION_MAX_AGE, "0 to 1 hour, such as 30s")
        .ifPresent(builder::maxAge);
    settings
        .duration(Setting.INTROSPECTION_GRACE, "0 to 1 hour, such as 5m")
        .ifPresent(builder::graceInOutage);
    settings.number(Setting.INTROSPECTION_ENTRIES, "1 to 1000000").ifPresent(builder::entries);
    settings.list(Setting.INTROSPECTION_MAY_BE_MISSING).forEach(claim -> tolerate(claim, builder));
    return builder.build();
  }

  private static void tolerate(String claim, Introspection.Builder builder) {
    switch (claim) {
      case "iss" -> builder.toleratingMissingIssuer();
      case "aud" -> builder.toleratingMissingAudience();
      case "sub" -> builder.toleratingMissingSubject();
      default -> throw Setting.INTROSPECTION_MAY_BE_MISSING.refuse(claim, "some of iss, aud, sub");
    }
  }
}
