package dev.licet.identity.administrator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.licet.identity.TestServer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One person's browser: keeps cookies, sends a form with the page's own token, follows nothing. */
public final class TestBrowser {
  public static final String EMAIL = "ada@example.com";
  public static final String PASSWORD = "correct horse battery";

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private static final Pattern OWNER = Pattern.compile("name=\"owner\" value=\"([^\"]+)\"");

  private final TestServer server;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String token = "";

  public TestBrowser(TestServer server) {
    this.server = server;
  }

  /** The browser of the server's administrator, who is made where there is none. */
  public static TestBrowser signedIn(TestServer server) {
    var browser = new TestBrowser(server);
    server
        .bean(Setup.class)
        .newLink()
        .ifPresentOrElse(browser::setUp, () -> browser.signIn(EMAIL, PASSWORD));
    return browser;
  }

  /** Shows the sign-in page and fills it in. */
  public HttpResponse<String> signIn(String email, String password) {
    get("/dashboard/signin");
    return post("/dashboard/signin", "email", email, "password", password);
  }

  public HttpResponse<String> get(String path) {
    return keep(server.send(request(path).build()));
  }

  /** Sends a form, with the token of the page seen last: names and values in turn. */
  public HttpResponse<String> post(String path, String... fields) {
    return postWith(token, path, fields);
  }

  /** Sends a form with another token than the page's. */
  public HttpResponse<String> postWith(String token, String path, String... fields) {
    return send(path, form(fields) + "&_csrf=" + encoded(token));
  }

  /** The token of the page seen last. */
  public String token() {
    return token;
  }

  /** Sends a form as another site would make this browser send it: cookies, but no token. */
  public HttpResponse<String> forgedPost(String path, String... fields) {
    return send(path, form(fields));
  }

  /** Sends a form, and is shown what comes of it. */
  public HttpResponse<String> submit(String path, String... fields) {
    var answer = post(path, fields);
    return answer.statusCode() == 303 ? get(location(answer)) : answer;
  }

  /** Sends a file as a script of the page does: it is the body, and the token is in a header. */
  public HttpResponse<String> upload(String path, String type, String content) {
    var request = request(path).header("Content-Type", type).header("X-XSRF-TOKEN", token);
    return keep(server.send(request.POST(BodyPublishers.ofString(content)).build()));
  }

  public Map<String, String> cookies() {
    return cookies;
  }

  public String session() {
    return cookies.getOrDefault(Sessions.COOKIE.name(), "");
  }

  /** Whom a page is for, as its forms say. */
  public static String owner(HttpResponse<String> page) {
    var found = OWNER.matcher(page.body());
    return found.find() ? found.group(1) : "";
  }

  public static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("location").orElse("");
  }

  private void setUp(String secret) {
    get("/setup/" + secret);
    post("/setup/" + secret, "email", EMAIL, "password", PASSWORD, "repeat", PASSWORD);
  }

  private HttpResponse<String> send(String path, String body) {
    return keep(
        server.send(
            request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build()));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(server.uri(path));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(joining("; ")));
    }
    return request;
  }

  private HttpResponse<String> keep(HttpResponse<String> answer) {
    answer.headers().allValues("set-cookie").forEach(this::keep);
    var found = TOKEN.matcher(answer.body());
    if (found.find()) {
      token = found.group(1);
    }
    return answer;
  }

  private void keep(String cookie) {
    var pair = cookie.split(";", 2)[0].split("=", 2);
    if (cookie.contains("Max-Age=0") || cookie.contains("Expires=Thu, 01 Jan 1970")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String form(String... fields) {
    return IntStream.range(0, fields.length / 2)
        .mapToObj(i -> encoded(fields[2 * i]) + "=" + encoded(fields[2 * i + 1]))
        .collect(joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
