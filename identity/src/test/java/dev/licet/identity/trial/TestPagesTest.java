package dev.licet.identity.trial;

import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant.Holder;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.clientgrant.GrantedScope;
import dev.licet.identity.shared.Outcome.Done;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPagesTest {
  private static final Pattern TOKEN =
      Pattern.compile("id=\"access-token\"[^>]*>([\\w-]+\\.[\\w-]+\\.[\\w-]+)</textarea>");

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void makesTheTestApplicationThatIsMissing() {
    var path = register("Lonely", "https://lonely");
    var none = browser.get(path).body();
    assertThat(none).contains("id=\"create-test-application\"").doesNotContain("access-token");
    var made = browser.submit(path + "/application");
    assertThat(made.body()).contains("Lonely (Test Application)").containsPattern(TOKEN);
    assertThat(server.bean(Applications.class).byName("Lonely (Test Application)")).hasSize(1);
  }

  @Test
  void showsAFreshTokenWithItsClaimsAndTheCallToTry() {
    var path = register("Hello", "https://hello-api");
    var page = browser.submit(path + "/application").body();
    var token = find(page);
    assertThat(page)
        .contains("&quot;aud&quot;: &quot;https://hello-api&quot;")
        .contains("&quot;typ&quot;: &quot;JWT&quot;")
        .contains("curl -i http://localhost:5000/user")
        .contains("Authorization: Bearer " + token)
        .contains("(in 86400 seconds)")
        .contains("id=\"expires-at\"");
  }

  @Test
  void aChangeOfPermissionsIsInTheNextToken() {
    var path = register("Admin", "https://admin-api");
    browser.submit(path + "/application");
    var application =
        server.bean(Applications.class).byName("Admin (Test Application)").getFirst().clientId();
    var answer =
        browser.post(path + "/permissions", "application", application, "permission", "read:admin");
    assertThat(answer.statusCode()).isEqualTo(303);
    var page = browser.get(location(answer)).body();
    assertThat(page).contains("&quot;scope&quot;: &quot;read:admin&quot;");
    assertThat(location(answer)).doesNotContain(find(page));

    var without = browser.submit(path + "/permissions", "application", application).body();
    assertThat(without).doesNotContain("&quot;scope&quot;").containsPattern(TOKEN);
  }

  @Test
  void whoAlwaysHasAllPermissionsGoesOnSoUnlessItIsSwitchedOff() {
    var path = register("Whole", "https://whole-api");
    browser.submit(path + "/application");
    var id = server.bean(Applications.class).byName("Whole (Test Application)").getFirst();
    var grants = server.bean(ClientGrants.class);
    grants.grant(Holder.ofClient(id.clientId()), "https://whole-api", GrantedScope.ALL);
    assertThat(browser.get(path).body()).containsPattern("id=\"test-all\"[^>]*checked");
    browser.submit(path + "/permissions", "application", id.clientId(), "all", "true");
    assertThat(grants.find(id.clientId(), "https://whole-api").orElseThrow().allScopes()).isTrue();
    browser.submit(path + "/permissions", "application", id.clientId(), "permission", "read:admin");
    var named = grants.find(id.clientId(), "https://whole-api").orElseThrow();
    assertThat(named.allScopes()).isFalse();
    assertThat(named.scope()).containsExactly("read:admin");
  }

  @Test
  void aPermissionWhoseNameHasACommaIsOne() {
    var path = register("Commas", "https://commas");
    var apis = server.bean(Apis.class);
    var api = apis.byIdentifier("https://commas").orElseThrow();
    apis.addPermission(api.id(), new Permission("read:a,b", "Both"));
    browser.submit(path + "/application");
    var id =
        server.bean(Applications.class).byName("Commas (Test Application)").getFirst().clientId();
    browser.submit(path + "/permissions", "application", id, "permission", "read:a,b");
    var grants = server.bean(ClientGrants.class);
    assertThat(grants.find(id, "https://commas").orElseThrow().scope()).containsExactly("read:a,b");
    var access = "/dashboard/applications/" + id + "/apis";
    browser.get(access);
    browser.submit(access + "/" + api.id(), "authorised", "true", "permission", "read:a,b");
    assertThat(grants.find(id, "https://commas").orElseThrow().scope()).containsExactly("read:a,b");
  }

  @Test
  void changesOnlyApplicationsThatMayCallTheApi() {
    var path = register("Closed", "https://closed");
    browser.submit(path + "/application");
    var answer = browser.post(path + "/permissions", "application", "nobody");
    assertThat(answer.statusCode()).isEqualTo(404);
    var application =
        server.bean(Applications.class).byName("Closed (Test Application)").getFirst().clientId();
    var wrong =
        browser.post(path + "/permissions", "application", application, "permission", "no:such");
    assertThat(wrong.statusCode()).isEqualTo(422);
  }

  private static String register(String name, String identifier) {
    var apis = server.bean(Apis.class);
    var made = ((Done<Api>) apis.register(TestApis.named(name, identifier))).value();
    apis.addPermission(made.id(), new Permission("read:admin", "Read"));
    var path = "/dashboard/apis/" + made.id() + "/test";
    browser.get(path);
    return path;
  }

  private static String find(String page) {
    var token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    return token.group(1);
  }
}
