package dev.licet.identity.application;

import static dev.licet.identity.api.TestApis.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.TestApis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

class ApplicationTokenPagesTest {
  private static final String ORDERS = "https://orders";

  /** A form as the page of a new single-page application has it. */
  private static final String[] USUAL = {
    "grant_types", "authorization_code",
    "grant_types", "implicit",
    "grant_types", "refresh_token",
    "alg", "RS256",
    "lifetime_in_seconds", "36000",
    "rotating", "true",
    "leeway", "0",
    "token_lifetime", "2592000",
    "idle_token_lifetime", "1296000",
    "policies", ""
  };

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;
  private String page;
  private String clientId;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    var apis = server.bean(Apis.class);
    var made = done(apis.register(TestApis.named("Orders", ORDERS)));
    done(apis.addPermission(made.id(), new Permission("read:orders", "Read")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void register() {
    var wanted = NewApplication.named("Shop", ApplicationType.SPA);
    clientId = done(server.bean(Applications.class).register(wanted)).application().clientId();
    page = "/dashboard/applications/" + clientId + "/tokens";
    browser.get(page);
  }

  @Test
  void savingTheFormAsItIsSaysNothingOfWhatIsUsual() {
    browser.submit(page, USUAL);
    assertThat(application().details().members().has("refresh_token")).isFalse();
    assertThat(application().details().members().has("jwt_configuration")).isFalse();
    assertThat(application().grantTypes())
        .containsExactly("authorization_code", "implicit", "refresh_token");
  }

  @Test
  void savesTheGrantTypesThatAreTickedAndKeepsTheOthersThatItHas() {
    var ciba = "urn:openid:params:grant-type:ciba";
    var settings = application().settings().granting(List.of(ciba, "implicit", "refresh_token"));
    done(server.bean(Applications.class).change(clientId, settings));
    browser.submit(
        page,
        with(without("implicit"), "grant_types", "urn:ietf:params:oauth:grant-type:device_code"));
    assertThat(application().grantTypes())
        .containsExactly(
            ciba,
            "refresh_token",
            "authorization_code",
            "urn:ietf:params:oauth:grant-type:device_code");
  }

  /** What a node remembers of an application may be five seconds old. */
  @Test
  void whatAnotherNodeHasJustWrittenStays() {
    var change = "update applications set description = 'new' where client_id = :id";
    server
        .bean(TransactionOperations.class)
        .execute(_ -> server.bean(JdbcClient.class).sql(change).param("id", clientId).update());
    browser.submit(page, replaced("leeway", "30"));
    assertThat(application().description()).isEqualTo("new");
    assertThat(application().refreshTokens().leeway()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void offersTheGrantTypesThatTheServerHas() {
    var metadata = server.get("/.well-known/openid-configuration").body();
    var supported =
        JsonMapper.shared().readTree(metadata).get("grant_types_supported").valueStream();
    assertThat(TokenForm.GRANT_TYPES)
        .containsExactlyInAnyOrderElementsOf(supported.map(one -> one.asString()).toList());
  }

  @Test
  void aPublicApplicationCannotBeGivenCredentials() {
    var again = browser.post(page, with(USUAL, "grant_types", "client_credentials"));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body())
        .contains("id=\"grant_types-problem\"", "A public application has no credentials");
  }

  @Test
  void savesHowRefreshTokensLive() {
    var shown =
        browser.submit(
            page,
            replaced(
                "leeway", "30",
                "token_lifetime", "",
                "idle_token_lifetime", "86400",
                "policies", ORDERS + " read:orders\r\n"));
    assertThat(shown.body()).contains("Saved.", ORDERS + " read:orders</textarea>");
    assertThat(application().refreshTokens())
        .isEqualTo(
            new RefreshTokenSettings(
                true,
                Duration.ofSeconds(30),
                Optional.empty(),
                Optional.of(Duration.ofDays(1)),
                List.of(new RefreshPolicy(ORDERS, List.of("read:orders")))));

    browser.submit(page, replaced("token_lifetime", "", "idle_token_lifetime", "", "rotating", ""));
    assertThat(application().refreshTokens())
        .isEqualTo(
            new RefreshTokenSettings(
                false, Duration.ZERO, Optional.empty(), Optional.empty(), List.of()));
  }

  @Test
  void savesWhatIdTokensAreLike() {
    browser.submit(page, replaced("alg", "PS256", "lifetime_in_seconds", "600"));
    assertThat(application().idTokens()).isEqualTo(new IdTokenSettings("PS256", 600));
  }

  @Test
  void saysThatTokensMustBeBound() {
    browser.submit(page, with(USUAL, "require_proof_of_possession", "true"));
    assertThat(application().needsBoundTokens()).isTrue();
    assertThat(browser.get(page).body())
        .containsPattern("id=\"require_proof_of_possession\"[^>]*checked");
    browser.submit(page, USUAL);
    assertThat(application().needsBoundTokens()).isFalse();
  }

  @Test
  void saysWhatIsWrongAtItsFieldAndKeepsWhatWasTyped() {
    String[][] wrong = {
      {"lifetime_in_seconds", "ten", "Enter a number of seconds from 1 to 2592000"},
      {"alg", "none", "Choose one of the algorithms"},
      {"leeway", "-1", "Enter a number of seconds from 0 to 2592000"},
      {"token_lifetime", "0", "Enter a number of seconds from 1 to 31557600"},
      {"idle_token_lifetime", "99999999999", "Enter a number of seconds from 1 to 31557600"},
      {"policies", "https://nowhere read:orders", "There is no API https://nowhere"},
      {"policies", ORDERS + " read:all", ORDERS + " has no permission read:all"},
      {"policies", ORDERS + "\n" + ORDERS + " read:orders", "Name each API once"},
    };
    for (var one : wrong) {
      var again = browser.post(page, replaced(one[0], one[1]));
      assertThat(again.statusCode()).as(one[0]).isEqualTo(422);
      assertThat(again.body()).contains("id=\"" + one[0] + "-problem\"", one[2]);
    }
    assertThat(browser.post(page, replaced("leeway", "soon")).body()).contains("value=\"soon\"");
    assertThat(application().details().members().isEmpty()).isTrue();
  }

  @Test
  void whatWasTypedIsShownAsText() { // I5
    var script = "\"></textarea><script>alert('x')</script>";
    var again = browser.post(page, replaced("policies", script, "leeway", script)).body();
    assertThat(again).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
  }

  private Application application() {
    return server.bean(Applications.class).byClientId(clientId).orElseThrow();
  }

  private static String[] with(String[] form, String... more) {
    return Stream.concat(Stream.of(form), Stream.of(more)).toArray(String[]::new);
  }

  /** The usual form without one of the grant types. */
  private static String[] without(String grantType) {
    var form = USUAL.clone();
    form[List.of(form).indexOf(grantType)] = "none";
    return form;
  }

  /** The usual form with other values of these fields. */
  private static String[] replaced(String... pairs) {
    var form = USUAL.clone();
    for (int i = 0; i < pairs.length; i += 2) {
      form[List.of(form).indexOf(pairs[i]) + 1] = pairs[i + 1];
    }
    return form;
  }
}
