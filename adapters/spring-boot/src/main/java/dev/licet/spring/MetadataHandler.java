package dev.licet.spring;

import dev.licet.guard.Answer;
import dev.licet.guard.Guard;
import dev.licet.guard.Public;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.web.HttpRequestHandler;

/** Serves what this API tells clients about itself (RFC 9728 section 3). */
@Public
final class MetadataHandler implements HttpRequestHandler {
  private final Guard guard;
  private final RouteRules rules;

  MetadataHandler(Guard guard, RouteRules rules) {
    this.guard = guard;
    this.rules = rules;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    if (!head && !request.getMethod().equals("GET")) {
      response.setHeader("Allow", "GET, HEAD");
      response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
      return;
    }
    Answer answer = guard.metadataDocument(rules.all()).orElseThrow();
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    answer.headers().forEach(response::setHeader);
    response.setContentLength(body.length);
    if (!head) {
      response.getOutputStream().write(body);
    }
  }
}
