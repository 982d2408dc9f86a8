package dev.licet.identity.authorize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationSecrets;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;

/** Applications, users and browsers that go through {@code /authorize}. */
public final class TestAuthorize {
  public static final String CALLBACK = "https://shop.example.com/back";

  /** Where anybody may listen. */
  public static final String LOCAL = "http://localhost:3000/callback";

  public static final String PASSWORD = "Correct-Horse-7";

  /** RFC 7636, appendix B. */
  public static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  public static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final TestServer server;
  private final ManagementCaller caller;

  public TestAuthorize(TestServer server) {
    this.server = server;
    this.caller =
        new ManagementCaller(
            server,
            "create:clients create:resource_servers create:client_grants update:tenant_settings"
                + " create:connections update:connections");
  }

  /** Registers a web application, with further members; its client id. */
  public String application(String members) {
    var body =
        """
        {"name": "Shop", "callbacks": ["%s", "%s"]%s}
        """
            .formatted(CALLBACK, LOCAL, members.isEmpty() ? "" : ", " + members);
    return created("/clients", body).get("client_id").stringValue();
  }

  /** A new secret of an application. */
  public String secret(String clientId) {
    return TestUsers.done(server.bean(ApplicationSecrets.class).rotate(clientId)).value();
  }

  /** Registers an API with the permissions read:a and write:a; its identifier. */
  public String api(String members) {
    var identifier = "https://api%d.example".formatted(COUNT.incrementAndGet());
    created(
        "/resource-servers",
        """
        {"name": "Hello", "identifier": "%s", "scopes": [
          {"value": "read:a", "description": "Read all a"}, {"value": "write:a"}]%s}
        """
            .formatted(identifier, members.isEmpty() ? "" : ", " + members));
    return identifier;
  }

  /** Grants an application an API in the name of users. */
  public void grant(String clientId, String audience, String scope) {
    created(
        "/client-grants",
        """
        {"client_id": "%s", "audience": "%s", "scope": ["%s"], "subject_type": "user"}
        """
            .formatted(clientId, audience, scope));
  }

  private JsonNode created(String path, String body) {
    var answer = caller.post(path, body);
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.body());
    }
    return ManagementCaller.json(answer);
  }

  public User user() {
    var email = "user%d@authorize.example".formatted(COUNT.incrementAndGet());
    return TestUsers.done(server.bean(Users.class).create(NewUser.of(email, PASSWORD)));
  }

  /** A browser in which the user is signed in. */
  public TestBrowser browser(User user) {
    var browser = new TestBrowser(server);
    new TestSignIns(server).signIn(browser, user.email(), PASSWORD);
    return browser;
  }

  /** The address of a request: names and values in turn, over what is usual. */
  public static String url(String clientId, String... parameters) {
    var url = new StringBuilder("/authorize?client_id=" + clientId);
    var all = new LinkedHashMap<String, String>();
    all.put("redirect_uri", CALLBACK);
    all.put("response_type", "code");
    all.put("scope", "openid profile");
    all.put("state", "s-1 &");
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    all.values().removeIf(String::isEmpty);
    all.forEach((name, value) -> url.append('&').append(name).append('=').append(encoded(value)));
    return url.toString();
  }

  /** Signs in at the page that the browser is sent to, and goes on. */
  public HttpResponse<String> signIn(TestBrowser browser, HttpResponse<String> sent, User user) {
    var page = TestBrowser.location(sent);
    browser.get(page);
    var answer = TestSignIns.submit(browser, page, user.email(), PASSWORD);
    return browser.get(TestBrowser.location(answer));
  }

  /** What an answer in the address holds. */
  public static Map<String, String> answer(HttpResponse<String> response) {
    var location = TestBrowser.location(response);
    var parts = location.split("[?#]", 2);
    if (!parts[0].equals(CALLBACK)) {
      throw new AssertionError(response.statusCode() + " " + location + response.body());
    }
    return Stream.of(parts[1].split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
  }

  public static String encoded(String text) {
    return UriUtils.encode(text, UTF_8);
  }
}
