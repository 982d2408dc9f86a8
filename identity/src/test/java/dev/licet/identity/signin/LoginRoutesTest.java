package dev.licet.identity.signin;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.signin.TestSignIns.state;
import static dev.licet.identity.signin.TestSignIns.submit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where somebody goes on whose sign-in is over. */
class LoginRoutesTest extends SignInSetUp {
  private static final ManagementCaller CALLER =
      new ManagementCaller(SERVER, "update:clients update:tenant_settings");
  private static final String ISS =
      "iss=https%3A%2F%2F" + SERVER.domain().replace(":", "%3A") + "%2F";

  private final TestBrowser browser = new TestBrowser(SERVER);
  private String shop = "";

  @BeforeEach
  void aShop() {
    shop =
        TestUsers.done(
                SERVER
                    .bean(Applications.class)
                    .register(NewApplication.named("Shop", ApplicationType.SPA)))
            .application()
            .clientId();
  }

  @AfterEach
  void noAddresses() {
    tenant("");
    TestUsers.done(SERVER.bean(Applications.class).remove(shop));
  }

  private static void tenant(String address) {
    assertThat(setTenant(address).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> setTenant(String address) {
    return CALLER.patch(
        "/tenants/settings", "{\"default_redirection_uri\":\"%s\"}".formatted(address));
  }

  private void application(String address) {
    assertThat(setApplication(address).statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> setApplication(String address) {
    return CALLER.patch("/clients/" + shop, "{\"initiate_login_uri\":\"%s\"}".formatted(address));
  }

  /** Begins a sign-in to the shop that took too long: the handle. */
  private String over() {
    var usual = TestSignIns.wanted();
    var page =
        signIns.begin(
            browser,
            new PendingSignIn(
                shop,
                "Shop",
                User.DATABASE,
                "",
                false,
                List.of(),
                List.of(),
                usual.redirectUri(),
                usual.resumeAt()));
    assertThat(browser.get(page).statusCode()).isEqualTo(200);
    SERVER
        .bean(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            SERVER
                .bean(JdbcClient.class)
                .sql("update pending_sign_ins set expires_at = 1")
                .update());
    return state(page);
  }

  private void assertLeadsTo(String address, String page) {
    var answer = browser.get(page);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(location(answer)).isEqualTo(address);
    assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
    assertThat(answer.headers().firstValue("referrer-policy")).contains("no-referrer");
  }

  private void assertSaysThatItIsOver(String page) {
    var answer = browser.get(page);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("This sign-in is over").doesNotContain("way-on");
  }

  @Test
  void whereNobodyHasSaidAnAddressAPageSaysThatTheSignInIsOver() {
    assertSaysThatItIsOver("/u/login");
    assertSaysThatItIsOver("/u/login?state=unknown");
    assertSaysThatItIsOver("/u/login?state=" + over());
  }

  @Test
  void aSignInThatIsOverLeadsOnToItsApplication() {
    application("https://shop.example.com/login?from=licet#top");
    tenant("https://tenant.example.com/");
    var state = over();
    var there = "https://shop.example.com/login?from=licet&" + ISS + "#top";
    for (var page : List.of("/u/login", "/u/login/identifier", "/u/login/password", "/u/signup")) {
      assertLeadsTo(there, page + "?state=" + state);
    }
    SERVER.bean(PendingSignIns.class).purge();
    assertLeadsTo(there, "/u/login?state=" + state);
  }

  @Test
  void whereNoApplicationIsKnownTheTenantsAddressCounts() {
    tenant("https://tenant.example.com/start");
    var there = "https://tenant.example.com/start?" + ISS;
    assertLeadsTo(there, "/u/login");
    assertLeadsTo(there, "/u/login?state=unknown");
    var state = over();
    assertLeadsTo(there, "/u/login?state=" + state);
    assertLeadsTo(there, "/u/login?state=" + state.replace(shop, "nobody"));
  }

  /** In a browser that keeps no cookies each new one would be led away, round and round. */
  @Test
  void aSignInThatIsUnderWayIsNotLedAwayInWhateverBrowser() {
    tenant("https://tenant.example.com/");
    var page = signIns.begin(new TestBrowser(SERVER));
    for (int i = 0; i < 2; i++) {
      assertSaysThatItIsOver(page);
      signIns.begin(browser);
    }
  }

  /** Where the page's form may lead is said in its header: a way on from there could be closed. */
  @Test
  void whoSendsAFormIsToldAndHasALink() {
    application("https://shop.example.com/login");
    var answer = submit(browser, "/u/login?state=" + over(), ALICE, PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains(
            "This sign-in is over",
            "id=\"way-on\" href=\"https://shop.example.com/login?" + ISS + "\"",
            "Back to the application");
  }

  @Test
  void noRequestSaysWhereAnybodyGoesOn() { // I2
    var evil = "https://evil.example/";
    var more = "&initiate_login_uri=%s&redirect_uri=%s&client_id=%s".formatted(evil, evil, evil);
    assertSaysThatItIsOver("/u/login?state=" + over() + more);
    for (var name : List.of(evil, "/evil.example", "%0d%0aLocation:https:evil", "..", "")) {
      assertSaysThatItIsOver("/u/login?state=" + "A".repeat(64) + "." + name);
    }
    tenant("https://tenant.example.com/");
    assertLeadsTo("https://tenant.example.com/?" + ISS, "/u/login?state=x" + more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example.com/login",
        "HTTP://shop.example.com/login",
        "shop://login",
        "javascript:alert(1)",
        "//shop.example.com/",
        "https:/login",
        "https:login",
        "https://me@shop.example.com/",
        "https://shop example.com/"
      })
  void onlyHttpsIsKept(String address) { // I2
    for (var answer : List.of(setApplication(address), setTenant(address))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("format absolute-https-uri: " + address);
    }
  }

  /** As they were kept before {@code https} was asked for; and what could be anybody's. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://shop.example.com/login",
        "https://{organization_name}.example.com/login",
        "https://*.example.com/login"
      })
  void anAddressThatLeadsNowhereIsPassedOver(String address) {
    var kept = new ApplicationDetails("{\"initiate_login_uri\":\"%s\"}".formatted(address));
    TestUsers.done(
        SERVER
            .bean(Applications.class)
            .edit(
                shop,
                settings ->
                    new ApplicationSettings(
                        settings.name(),
                        settings.description(),
                        settings.type(),
                        settings.grantTypes(),
                        settings.authMethod(),
                        settings.firstParty(),
                        kept)));
    var state = over();
    assertSaysThatItIsOver("/u/login?state=" + state);
    tenant("https://tenant.example.com/");
    assertLeadsTo("https://tenant.example.com/?" + ISS, "/u/login?state=" + state);
  }
}
