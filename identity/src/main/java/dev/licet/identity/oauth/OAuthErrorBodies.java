package dev.licet.identity.oauth;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words what fails below {@code /oauth/} and {@code /mfa/} before or behind an endpoint as OAuth
 * errors too.
 */
@Component
class OAuthErrorBodies implements ErrorViewResolver {
  private final JsonMapper json;

  OAuthErrorBodies(JsonMapper json) {
    this.json = json;
  }

  @Override
  public @Nullable ModelAndView resolveErrorView(
      HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path
            && (path.startsWith("/oauth/") || path.startsWith("/mfa/"))
        ? new ModelAndView(view(OAuthError.of(status)))
        : null;
  }

  private View view(OAuthError error) {
    return (_, _, response) -> {
      response.setStatus(error.status());
      response.setContentType("application/json");
      response.setHeader("Cache-Control", "no-store");
      response.getOutputStream().write(json.writeValueAsBytes(error.body()));
    };
  }
}
