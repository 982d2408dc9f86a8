package dev.licet.spring;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Names below {@code licet} that are nearly a setting of the starter's: what they were meant to
 * switch on would be off. Others are left alone, as the application and Licet's own server have
 * theirs there.
 */
final class NearNames {
  private static final Pattern OURS = Pattern.compile("(?i)licet[._](.+)");

  private NearNames() {}

  /**
   * Looks through all names that the environment has. No value is shown: of a setting that is none
   * nobody knows whether it is a secret.
   *
   * @throws StartRefused if one is nearly a setting, but none
   */
  static void check(ConfigurableEnvironment environment) {
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .map(EnumerablePropertySource.class::cast)
        .flatMap(source -> Arrays.stream(source.getPropertyNames()))
        .sorted()
        .forEach(NearNames::check);
  }

  private static void check(String name) {
    var parts = OURS.matcher(name);
    if (parts.matches()) {
      meant(SettingSections.plain(parts.group(1)))
          .map(setting -> name.startsWith("licet") ? setting.property() : setting.ownVariable())
          .ifPresent(known -> {
            throw new StartRefused(
                "%s is set, but there is no such setting: %s may be meant.".formatted(name, known));
          });
    }
  }

  private static Optional<Setting> meant(String own) {
    return isKnown(own)
        ? Optional.empty()
        : Arrays.stream(Setting.values())
            .filter(setting -> Slip.between(plain(setting), own))
            .findFirst();
  }

  private static boolean isKnown(String own) {
    return Arrays.stream(Setting.values()).anyMatch(setting -> plain(setting).equals(own));
  }

  private static String plain(Setting setting) {
    return SettingSections.plain(setting.property().substring("licet.".length()));
  }
}
