package dev.licet.spring;

import dev.licet.guard.HttpCall;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** A servlet request as Guard sees it. */
record ServletCall(HttpServletRequest request) implements HttpCall {
  @Override
  public List<String> headers(String name) {
    return Collections.list(request.getHeaders(name));
  }
}
