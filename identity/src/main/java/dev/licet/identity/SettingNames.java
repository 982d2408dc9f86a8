package dev.licet.identity;

import dev.licet.identity.shared.StartRefused;
import java.util.Arrays;
import java.util.Set;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * All settings there are. A name in a file that is none of them is a slip of the pen, and the
 * setting it was meant to be would silently keep its default.
 */
final class SettingNames {
  private static final String PREFIX = "licet.";
  private static final Set<String> KNOWN =
      Set.of(
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

  /** Refuses a name in a configuration file that is no setting. */
  static void check(ConfigurableEnvironment environment) {
    for (var source : environment.getPropertySources()) {
      if (source instanceof OriginTrackedMapPropertySource file) {
        Arrays.stream(file.getPropertyNames())
            .filter(name -> name.startsWith(PREFIX))
            .filter(name -> !KNOWN.contains(name.substring(PREFIX.length())))
            .findFirst()
            .ifPresent(name -> refuse(name, String.valueOf(file.getProperty(name))));
      }
    }
  }

  private static void refuse(String name, String value) {
    throw new StartRefused("%s is '%s', but there is no such setting.".formatted(name, value));
  }
}
