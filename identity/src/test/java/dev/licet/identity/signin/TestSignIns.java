package dev.licet.identity.signin;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.user.User;
import jakarta.servlet.http.Cookie;
import java.net.http.HttpResponse;
import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Sends browsers to the sign-in pages, as an application does by way of {@code /authorize}. */
public final class TestSignIns {
  /** Where an application's request goes on. */
  public static final String RESUME = "/authorize/resume?state=abc";

  private final TestServer server;

  public TestSignIns(TestServer server) {
    this.server = server;
  }

  /** What an application asks for that asks for nothing special. */
  public static PendingSignIn wanted() {
    return new PendingSignIn(
        "client",
        "Shop <b>& Co</b>",
        User.DATABASE,
        "",
        false,
        List.of(),
        List.of(),
        "https://shop.example.com/callback",
        RESUME);
  }

  /** Sends the browser there; the page's URL. */
  public String begin(TestBrowser browser) {
    return begin(browser, wanted());
  }

  /** Sends the browser there with other wishes; the page's URL. */
  public String begin(TestBrowser browser, PendingSignIn wanted) {
    var request = new MockHttpServletRequest();
    request.setCookies(
        browser.cookies().entrySet().stream()
            .map(cookie -> new Cookie(cookie.getKey(), cookie.getValue()))
            .toArray(Cookie[]::new));
    var response = new MockHttpServletResponse();
    var url = server.bean(PendingSignIns.class).start(wanted, request, response);
    for (var cookie : response.getCookies()) {
      browser.cookies().put(cookie.getName(), cookie.getValue());
    }
    return url;
  }

  /** Begins one for a browser that was never here: the page's URL, and the browser's cookie. */
  public Begun begin() {
    return begin("");
  }

  /** The same for whom the application names. */
  public Begun begin(String loginHint) {
    var response = new MockHttpServletResponse();
    var url =
        server
            .bean(PendingSignIns.class)
            .start(wanted().of(loginHint), new MockHttpServletRequest(), response);
    return new Begun(url, response.getCookies()[0]);
  }

  /** A sign-in that was begun. */
  public record Begun(String url, Cookie cookie) {}

  /** The handle in a page's URL. */
  public static String state(String url) {
    return url.substring(url.indexOf('=') + 1);
  }

  /** Goes the whole way of a sign-in. */
  public HttpResponse<String> signIn(TestBrowser browser, String email, String password) {
    var page = begin(browser);
    browser.get(page);
    return submit(browser, page, email, password);
  }

  /** Fills in the page that the browser shows. */
  public static HttpResponse<String> submit(
      TestBrowser browser, String page, String email, String password) {
    return browser.post("/u/login", "state", state(page), "email", email, "password", password);
  }
}
