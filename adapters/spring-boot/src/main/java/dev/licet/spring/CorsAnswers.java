package dev.licet.spring;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the browser pages of the allowed origins call this API ({@code licet.cors.allowed-origins}).
 *
 * <p>It answers the preflight, which carries no token, and adds its headers to every answer,
 * refusals and errors included, so that a page can read why. A call from another origin goes on
 * without them: it is the browser that hides the answer from the page, and the token that protects
 * the API.
 */
final class CorsAnswers extends OncePerRequestFilter {
  private static final Pattern ORIGIN = Pattern.compile("\\*|https?://[^/?#@\\s,*]+");

  private final DefaultCorsProcessor processor = new DefaultCorsProcessor();
  private final CorsConfiguration configuration = new CorsConfiguration();

  private CorsAnswers(List<String> origins) {
    configuration.setAllowedOrigins(origins);
    configuration.setAllowedMethods(List.of(CorsConfiguration.ALL));
    configuration.setAllowedHeaders(List.of(CorsConfiguration.ALL));
    configuration.setExposedHeaders(
        List.of(HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER, "DPoP-Nonce"));
    configuration.setMaxAge(Duration.ofMinutes(30));
  }

  static CorsAnswers from(Settings settings) {
    List<String> origins = settings.list(Setting.ALLOWED_ORIGINS);
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        throw Setting.ALLOWED_ORIGINS.refuse(
            origin, "an origin such as https://app.example.com, without a path, or *");
      }
    }
    return new CorsAnswers(origins);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean preflight = CorsUtils.isPreFlightRequest(request);
    if (preflight || isAllowed(request)) {
      processor.processRequest(configuration, request, response);
    } else {
      response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
    }
    if (!preflight) {
      chain.doFilter(request, response);
    }
  }

  private boolean isAllowed(HttpServletRequest request) {
    return configuration.checkOrigin(request.getHeader(HttpHeaders.ORIGIN)) != null;
  }

  /** There is nothing to answer unless origins are configured. */
  static final class Configured implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment() instanceof ConfigurableEnvironment environment
          && !new Settings(environment).list(Setting.ALLOWED_ORIGINS).isEmpty();
    }
  }
}
