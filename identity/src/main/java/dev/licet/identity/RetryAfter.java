package dev.licet.identity;

import dev.licet.identity.shared.FilterOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Whoever is told 503 is told when to come again, whoever says it. */
@Component
@Order(FilterOrder.RETRY_AFTER)
final class RetryAfter extends OncePerRequestFilter {
  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Answer(response));
  }

  private static final class Answer extends HttpServletResponseWrapper {
    private static final String SECONDS = "2";

    Answer(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setStatus(int status) {
      note(status);
      super.setStatus(status);
    }

    @Override
    public void sendError(int status) throws IOException {
      note(status);
      super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
      note(status);
      super.sendError(status, message);
    }

    /** In the place of ours, where somebody knows better. */
    @Override
    public void addHeader(String name, String value) {
      if (name.equalsIgnoreCase(HttpHeaders.RETRY_AFTER)) {
        setHeader(name, value);
      } else {
        super.addHeader(name, value);
      }
    }

    private void note(int status) {
      if (status == SC_SERVICE_UNAVAILABLE) {
        setHeader(HttpHeaders.RETRY_AFTER, SECONDS);
      }
    }
  }
}
