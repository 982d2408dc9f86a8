package dev.licet.identity.oauth;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets scripts of any origin read what is public and ask for tokens. No cookie is involved in
 * either, so no origin gains what its visitor did not hand to it.
 */
@Configuration(proxyBeanMethods = false)
class OAuthCors implements WebMvcConfigurer {
  @Override
  public void addCorsMappings(CorsRegistry registry) {
    registry.addMapping("/.well-known/**").allowedOrigins("*").allowedMethods("GET", "HEAD");
    allow(registry, "/oauth/token", "POST");
    allow(registry, "/oauth/device/code", "POST");
    allow(registry, "/oauth/revoke", "POST");
    allow(registry, "/userinfo", "GET", "POST");
  }

  private static void allow(CorsRegistry registry, String path, String... methods) {
    registry
        .addMapping(path)
        .allowedOrigins("*")
        .allowedMethods(methods)
        .allowedHeaders("Content-Type", "Auth0-Client", "Authorization", "DPoP")
        .exposedHeaders("DPoP-Nonce", "WWW-Authenticate", "Retry-After");
  }
}
