package dev.licet.identity.session;

import jakarta.servlet.http.Cookie;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** A browser that shows the last cookie it was given. */
public final class TestBrowser {
  private Cookie cookie = new Cookie("x", "x");

  public Cookie cookie() {
    return cookie;
  }

  /** Takes a cookie that no answer brought. */
  public void keep(Cookie other) {
    cookie = other;
  }

  /** What it sends now. */
  public MockHttpServletRequest request() {
    var request = new MockHttpServletRequest();
    request.setCookies(cookie);
    return request;
  }

  /** Sends a request, and keeps the cookie that comes with the answer. */
  public <T> T send(BiFunction<MockHttpServletRequest, MockHttpServletResponse, T> server) {
    var response = new MockHttpServletResponse();
    var answer = server.apply(request(), response);
    Stream.of(response.getCookies()).forEach(this::keep);
    return answer;
  }
}
