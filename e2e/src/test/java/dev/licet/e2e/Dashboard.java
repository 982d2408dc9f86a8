package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dashboard as its forms are: pages fetched, hidden fields sent back, cookies kept. */
final class Dashboard {
  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "correct horse battery staple";

  private static final Pattern CSRF =
      Pattern.compile("<input[^>]*name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String base;
  private final Https https;

  private Dashboard(String base, Https https) {
    this.base = base;
    this.https = https;
  }

  /** Becomes the first administrator by the one-time link. */
  static Dashboard setUp(Identity identity) {
    Dashboard dashboard = new Dashboard(identity.url(""), identity.https());
    String path = identity.setupLink().substring(identity.url("").length());
    HttpResponse<String> done =
        dashboard.submit(
            path, path, Map.of("email", EMAIL, "password", PASSWORD, "repeat", PASSWORD));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    return dashboard;
  }

  /** Signs in as the administrator that is there already. */
  static Dashboard signIn(Identity identity) {
    Dashboard dashboard = new Dashboard(identity.url(""), identity.https());
    HttpResponse<String> done =
        dashboard.submit(
            "/dashboard/signin", "/dashboard/signin", Map.of("email", EMAIL, "password", PASSWORD));
    assertThat(done.statusCode()).as(done.body()).isEqualTo(303);
    return dashboard;
  }

  /** Registers an API; true only if the server said that it is done. */
  boolean createApi(String identifier) {
    HttpResponse<String> answer =
        submit(
            "/dashboard/apis/new",
            "/dashboard/apis",
            Map.of("name", identifier, "identifier", identifier, "signing_alg", "RS256"));
    return answer.statusCode() == 303;
  }

  /** The list of APIs, as HTML. */
  String apis() {
    HttpResponse<String> page = https.get(base + "/dashboard/apis");
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }

  private HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", csrf(https.get(base + page).body()));
    return https.postForm(base + action, all);
  }

  private static String csrf(String html) {
    Matcher field = CSRF.matcher(html);
    assertThat(field.find()).as(html).isTrue();
    return field.group(1);
  }
}
