package dev.licet.spring;

import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/**
 * Forwarded headers that Spring Boot reads because it finds itself on a cloud platform, though
 * nobody has told it to. The server then says of no call which proxy it came from, and Guard has
 * none to trust.
 */
final class DeducedForwarding {
  private DeducedForwarding() {}

  /**
   * Looks whether the proxies that Guard is told of would be hidden from it.
   *
   * @throws StartRefused if so
   */
  static void check(Settings settings, Environment environment) {
    CloudPlatform platform = CloudPlatform.getActive(environment);
    String proxies = String.join(",", settings.list(Setting.TRUSTED_PROXIES));
    if (!proxies.isEmpty()
        && platform != null
        && platform.isUsingForwardHeaders()
        && !isSaid(environment)) {
      throw new StartRefused(
          "%s / %s is '%s', but would be without effect: on %s, Spring Boot reads forwarded headers itself. Set server.forward-headers-strategy=none, so that Guard reads them; or another strategy, and leave the proxies to that."
              .formatted(
                  Setting.TRUSTED_PROXIES.variable(),
                  Setting.TRUSTED_PROXIES.property(),
                  proxies,
                  platform));
    }
  }

  /** The headers' names switch it on, too, whatever the platform is. */
  private static boolean isSaid(Environment environment) {
    return Stream.of(
            "server.forward-headers-strategy",
            "server.tomcat.remoteip.remote-ip-header",
            "server.tomcat.remoteip.protocol-header")
        .map(environment::getProperty)
        .filter(Objects::nonNull)
        .anyMatch(value -> !value.isBlank());
  }
}
