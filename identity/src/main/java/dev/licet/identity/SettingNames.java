package dev.licet.identity;

import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import dev.licet.spring.Slip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * All settings there are. A name that is none of them is a slip of the pen, and the setting it was
 * meant to be would silently keep its default. A file's names are all meant for this server. The
 * environment's are not: Guard's settings, tenant files and whatever starts the server have theirs
 * there, so that only a name that is nearly one of ours ends the start.
 *
 * <p>No value is shown: of a setting that is none nobody knows whether it is a secret.
 */
final class SettingNames {
  private static final Logger LOG = LoggerFactory.getLogger(SettingNames.class);
  private static final String PREFIX = "licet.";
  private static final String VARIABLE = Settings.variable(PREFIX);
  static final List<String> KNOWN =
      List.of(
          "domain",
          "port",
          "bind",
          "data",
          "mode",
          "database-url",
          "database-user",
          "database-password",
          "tls",
          "tls-cert",
          "tls-key",
          "trusted-proxies",
          "mutual-tls",
          "mutual-tls-port",
          "mutual-tls-header",
          "mutual-tls-domain",
          "mutual-tls-ca-file",
          "key-passphrase",
          "key-passphrase-before",
          "key-file",
          "key-active-days",
          "key-announced-days",
          "log-days",
          "log-megabytes",
          "outbound-networks",
          "breached-passwords-url",
          "tenant-file",
          "smtp-url",
          "management-rate",
          // Guard's, for the Management API: set by application.yaml alone.
          "paths");

  private SettingNames() {}

  /** Refuses a name that was meant to be a setting, and is none; the log has the others. */
  static void check(ConfigurableEnvironment environment) {
    var others = refuseSlips(environment);
    if (!others.isEmpty()) {
      LOG.warn("Left alone, as this server has no such settings: {}", String.join(", ", others));
    }
  }

  /**
   * Refuses a name that was meant to be a setting, and is none.
   *
   * @return the variables that look like settings, and are none
   */
  static List<String> refuseSlips(ConfigurableEnvironment environment) {
    var others = new ArrayList<String>();
    for (var source : environment.getPropertySources()) {
      switch (source) {
        case OriginTrackedMapPropertySource file -> names(file, PREFIX).forEach(SettingNames::file);
        case SimpleCommandLinePropertySource arguments -> arguments(arguments);
        case SystemEnvironmentPropertySource variables -> others.addAll(others(variables));
        default -> {}
      }
    }
    return others;
  }

  private static List<String> names(EnumerablePropertySource<?> source, String prefix) {
    return Arrays.stream(source.getPropertyNames())
        .filter(name -> name.startsWith(prefix))
        .sorted()
        .toList();
  }

  /** Spring Boot takes {@code --name=value} of the dotted names, and leaves all else aside. */
  private static void arguments(SimpleCommandLinePropertySource arguments) {
    var options = Arrays.stream(arguments.getPropertyNames()).filter(name -> !name.contains("."));
    var others =
        Optional.ofNullable(
            arguments.getProperty(CommandLinePropertySource.DEFAULT_NON_OPTION_ARGS_PROPERTY_NAME))
            .stream();
    Stream.concat(options.map("--"::concat), others.map(Settings::shown))
        .findFirst()
        .ifPresent(stray -> {
          throw new StartRefused(
              "Unknown argument: '%s'. Settings are environment variables. See: licet serve --help"
                  .formatted(stray));
        });
    names(arguments, PREFIX).forEach(SettingNames::file);
  }

  private static void file(String name) {
    var own = name.substring(PREFIX.length());
    if (!KNOWN.contains(own)) {
      throw refusal(name, near(plain(own)).map(PREFIX::concat));
    }
  }

  private static List<String> others(SystemEnvironmentPropertySource variables) {
    var others = names(variables, VARIABLE).stream().filter(name -> !isKnown(name)).toList();
    for (var name : others) {
      near(own(name))
          .ifPresent(known -> {
            throw refusal(name, Optional.of(Settings.variable(PREFIX + known)));
          });
    }
    return others;
  }

  private static boolean isKnown(String variable) {
    return KNOWN.stream().anyMatch(known -> plain(known).equals(own(variable)));
  }

  private static String own(String variable) {
    return plain(variable.substring(VARIABLE.length()));
  }

  private static StartRefused refusal(String name, Optional<String> meant) {
    return new StartRefused(
        "%s is set, but there is no such setting%s."
            .formatted(name, meant.map(": %s may be meant"::formatted).orElse("")));
  }

  private static Optional<String> near(String own) {
    return KNOWN.stream().filter(known -> Slip.between(plain(known), own)).findFirst();
  }

  /** However its words are kept apart: Spring Boot reads LICET_TLSCERT as well. */
  private static String plain(String name) {
    return name.replaceAll("[_.-]", "").toLowerCase(Locale.ROOT);
  }
}
