package dev.licet.spring;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.core.env.Environment;

/**
 * Forwarded headers that the server itself reads: because it is told to ({@code native}), or
 * because Spring Boot finds itself on a cloud platform and nobody has said anything. Tomcat then
 * says of no call which proxy it came from, and Jetty says what a header says: Guard has none to
 * trust.
 */
final class ForwardedByServer {
  private static final String STRATEGY = "server.forward-headers-strategy";

  private ForwardedByServer() {}

  /**
   * Looks whether the proxies that Guard is told of would be hidden from it.
   *
   * @throws StartRefused if so
   */
  static void check(Settings settings, Environment environment) {
    String proxies = String.join(",", settings.list(Setting.TRUSTED_PROXIES));
    if (!proxies.isEmpty()) {
      reason(environment).ifPresent(reason -> refuse(proxies, reason));
    }
  }

  private static void refuse(String proxies, String reason) {
    throw new StartRefused(
        "%s / %s is '%s', but would be without effect: %s. Set server.forward-headers-strategy=none, so that Guard reads them, or leave the proxies to the server and take this setting away."
            .formatted(
                Setting.TRUSTED_PROXIES.variable(),
                Setting.TRUSTED_PROXIES.property(),
                proxies,
                reason));
  }

  private static Optional<String> reason(Environment environment) {
    String strategy = environment.getProperty(STRATEGY, "").strip();
    if (strategy.equalsIgnoreCase("native")) {
      return Optional.of("with " + STRATEGY + "=native the server reads forwarded headers itself");
    }
    CloudPlatform platform = CloudPlatform.getActive(environment);
    return platform != null && platform.isUsingForwardHeaders() && !isSaid(environment)
        ? Optional.of("on " + platform + ", Spring Boot has the server read forwarded headers")
        : Optional.empty();
  }

  /** The headers' names switch it on, too, whatever the platform is. */
  private static boolean isSaid(Environment environment) {
    return Stream.of(
            STRATEGY,
            "server.tomcat.remoteip.remote-ip-header",
            "server.tomcat.remoteip.protocol-header")
        .map(environment::getProperty)
        .filter(Objects::nonNull)
        .anyMatch(value -> !value.isBlank());
  }
}
