package dev.licet.identity.oauth;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets scripts of any origin read what is public, ask for tokens and sign people up. No cookie is
 * involved in any of it, so no origin gains what its visitor did not hand to it.
 */
@Configuration(proxyBeanMethods = false)
public class OAuthCors implements WebMvcConfigurer {
  private static final List<String> EXPOSED =
      List.of(
          "DPoP-Nonce",
          "WWW-Authenticate",
          "Retry-After",
          "X-RateLimit-Limit",
          "X-RateLimit-Remaining",
          "X-RateLimit-Reset");

  private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
  private final CorsConfiguration tokens = configuration("POST");
  private final HeaderWriter headers;

  OAuthCors(HeaderWriter wireHeaders) {
    this.headers = wireHeaders;
  }

  @Override
  public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/.well-known/**").allowedOrigins("*").allowedMethods("GET", "HEAD");
    registry.addMapping("/oauth/device/code").combine(configuration("POST"));
    registry.addMapping("/oauth/revoke").combine(configuration("POST"));
    registry.addMapping("/mfa/**").combine(configuration("GET", "POST", "DELETE"));
    registry.addMapping("/userinfo").combine(configuration("GET", "POST"));
    registry.addMapping("/dbconnections/*").combine(configuration("POST"));
    registry.addMapping("/passwordless/*").combine(configuration("POST"));
  }

  /**
   * The same for a request for tokens, which Spring's dispatcher does not see: whether it is to be
   * answered. If not it has its answer, as a browser that asks beforehand has.
   */
  public boolean admits(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean asksBeforehand = CorsUtils.isPreFlightRequest(request);
    if (asksBeforehand) {
      headers.writeHeaders(request, response);
    }
    return processor.processRequest(tokens, request, response) && !asksBeforehand;
  }

  private static CorsConfiguration configuration(String... methods) {
    var configuration = new CorsConfiguration();
    configuration.addAllowedOrigin(CorsConfiguration.ALL);
    configuration.setAllowedMethods(List.of(methods));
    configuration.setAllowedHeaders(
        List.of("Content-Type", "Auth0-Client", "Authorization", "DPoP"));
    configuration.setExposedHeaders(EXPOSED);
    configuration.setMaxAge(1800L);
    return configuration;
  }
}
