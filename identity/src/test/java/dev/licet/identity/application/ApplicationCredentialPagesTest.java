package dev.licet.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.credential.Credential;
import dev.licet.identity.credential.Credentials;
import dev.licet.identity.credential.TestCredentials;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.tls.TestCertificates;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationCredentialPagesTest {
  private static final Pattern SECRET =
      Pattern.compile("id=\"client_secret\"[^>]*value=\"([^\"]+)\"");
  private static final TestKey KEY = TestKeys.rsa("first-key");
  private static final TestKey OTHER = TestKeys.ec("second-key", "ES256");

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

  private static String register(ApplicationType type) {
    var registered = server.bean(Applications.class).register(NewApplication.named("Keyed", type));
    return ((Done<RegisteredApplication>) registered).value().application().clientId();
  }

  private static String path(String clientId) {
    return "/dashboard/applications/" + clientId + "/credentials";
  }

  private static List<Credential> keys(String clientId) {
    return server.bean(Credentials.class).ofApplication(clientId);
  }

  private static TokenEndpointAuthMethod method(String clientId) {
    return server.bean(Applications.class).byClientId(clientId).orElseThrow().authMethod();
  }

  @Test
  void keysArePastedPutToUseAndRemoved() {
    var id = register(ApplicationType.NON_INTERACTIVE);
    assertThat(browser.get(path(id)).body()).contains("No key and no certificate yet.");
    var added =
        browser.submit(path(id), "name", "Laptop", "key", TestCredentials.pem(KEY.publicKey()));
    assertThat(added.body())
        .contains("The credential is added.", "Laptop", KEY.thumbprint(), "RS256", "Not in use");

    browser.submit(path(id) + "/method", "method", "private_key_jwt");
    assertThat(method(id)).isEqualTo(TokenEndpointAuthMethod.PRIVATE_KEY_JWT);
    assertThat(keys(id)).allMatch(Credential::inUse);
    assertThat(browser.get("/dashboard/applications/" + id + "/settings").body())
        .contains("proves who it is by a key");

    browser.submit(path(id), "key", TestKeys.jwks(List.of(OTHER, TestKeys.rsa("third-key"))));
    assertThat(keys(id)).hasSize(3).allMatch(Credential::inUse);
    assertThat(browser.get(path(id)).body()).contains("second-key", "third-key", "(no name)");

    var removed = browser.submit(path(id) + "/remove", "credential", keys(id).getFirst().id());
    assertThat(removed.body()).contains("The credential is removed.");
    assertThat(keys(id)).hasSize(2);
  }

  @Test
  void certificatesAndTheNamesOfTheirSubjectsArePasted() {
    var id = register(ApplicationType.NON_INTERACTIVE);
    browser.get(path(id));
    browser.submit(path(id) + "/method", "method", "self_signed_tls_client_auth");
    var own = TestCertificates.selfSigned("CN=own");
    assertThat(browser.submit(path(id), "key", own.pem()).body())
        .contains("The credential is added.", own.thumbprint(), "x509_cert");
    browser.submit(path(id) + "/method", "method", "self_signed_tls_client_auth");
    assertThat(method(id)).isEqualTo(TokenEndpointAuthMethod.SELF_SIGNED_TLS_CLIENT_AUTH);
    assertThat(keys(id)).hasSize(1).allMatch(Credential::inUse);

    browser.submit(path(id) + "/method", "method", "tls_client_auth");
    assertThat(keys(id)).hasSize(1).noneMatch(Credential::inUse);
    assertThat(browser.submit(path(id), "key", "CN=billing, O=Example").body())
        .contains("CN=billing,O=Example", "cert_subject_dn");
    assertThat(browser.submit(path(id), "key", own.pem()).body()).contains("CN=own");
    assertThat(browser.post(path(id), "key", "billing").body())
        .contains("This is no distinguished name such as CN=billing,O=Example (RFC 4514)");
    assertThat(keys(id)).filteredOn(Credential::inUse).hasSize(2);
  }

  @Test
  void whatThePageOfItsSettingsDoesNotShowIsNotLost() {
    var id = register(ApplicationType.NON_INTERACTIVE);
    browser.get(path(id));
    browser.submit(path(id) + "/method", "method", "self_signed_tls_client_auth");
    browser.submit(path(id), "key", TestCertificates.selfSigned("CN=own").pem());
    var settings = "/dashboard/applications/" + id + "/settings";
    browser.get(settings);
    browser.submit(settings, "name", "Renamed", "app_type", "non_interactive");
    assertThat(server.bean(Applications.class).byClientId(id).orElseThrow().name())
        .isEqualTo("Renamed");
    assertThat(method(id)).isEqualTo(TokenEndpointAuthMethod.SELF_SIGNED_TLS_CLIENT_AUTH);
    assertThat(keys(id)).hasSize(1).allMatch(Credential::inUse);
  }

  @Test
  void backToASecretItGetsANewOneWhichIsShown() {
    var id = register(ApplicationType.REGULAR_WEB);
    browser.get(path(id));
    browser.submit(path(id), "key", OTHER.jwk());
    browser.submit(path(id) + "/method", "method", "private_key_jwt");
    var back = browser.post(path(id) + "/method", "method", "client_secret_basic");
    var secret = SECRET.matcher(back.body());
    assertThat(secret.find()).as(back.body()).isTrue();
    assertThat(server.bean(Applications.class).authenticate(id, secret.group(1))).isPresent();
    assertThat(keys(id)).hasSize(1).noneMatch(Credential::inUse);
  }

  @Test
  void whatIsNoPublicKeyIsShownAgain() {
    var id = register(ApplicationType.NON_INTERACTIVE);
    browser.get(path(id));
    var wrong = browser.post(path(id), "name", "Kept", "key", "nonsense");
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"key-problem\"", "value=\"Kept\"", ">nonsense<");
    for (var key : List.of("{", "{\"keys\":[]}", "{\"kty\":\"oct\",\"k\":\"AA\"}", "", "{}")) {
      assertThat(browser.post(path(id), "key", key).statusCode()).as(key).isEqualTo(422);
    }
    var method = browser.post(path(id) + "/method", "method", "none");
    assertThat(method.statusCode()).isEqualTo(422);
    assertThat(method.body()).contains("id=\"method-problem\"");
    assertThat(browser.post(path(id) + "/remove", "credential", "cred_x").statusCode())
        .isEqualTo(422);
    assertThat(keys(id)).isEmpty();
  }

  @Test
  void whoCanKeepNothingSecretIsToldSo() {
    var id = register(ApplicationType.SPA);
    assertThat(browser.get(path(id)).body())
        .contains("can keep neither a secret nor a key")
        .doesNotContain("id=\"save-method\"");
  }

  @Test
  void theServersOwnApplicationKeepsWhatItHas() {
    var own =
        server.bean(Applications.class).list().stream()
            .filter(Application::system)
            .findFirst()
            .orElseThrow()
            .clientId();
    assertThat(browser.get(path(own)).body()).doesNotContain("id=\"add-credential\"");
    assertThat(browser.post(path(own), "key", OTHER.jwk()).statusCode()).isEqualTo(422);
    assertThat(browser.post(path(own) + "/method", "method", "private_key_jwt").statusCode())
        .isEqualTo(422);
    assertThat(keys(own)).isEmpty();
  }

  @Test
  void whatSomebodyTypedIsShownAsText() { // I5
    var id = register(ApplicationType.NON_INTERACTIVE);
    browser.get(path(id));
    var page = browser.post(path(id), "name", "\"><b>", "key", "</textarea><script>").body();
    assertThat(page).doesNotContain("<script>", "<b>").contains("&lt;script&gt;");
  }
}
