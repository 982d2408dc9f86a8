package dev.licet.identity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantSettingsApiTest {
  private static final String PATH = "/tenants/settings";
  private static final TestManagement MANAGEMENT = new TestManagement(TestServer.shared());

  private static Answer patch(String body) {
    return MANAGEMENT.patch(PATH, body.replace('\'', '"'), "update:tenant_settings");
  }

  private static Answer get(String query) {
    return MANAGEMENT.get(PATH + query, "read:tenant_settings");
  }

  @Test
  void keepsWhatIsSaidAndLeavesTheRest() {
    var before = get("").json();
    assertThat(before.get("session_lifetime").intValue()).isEqualTo(168);
    var after = patch("{'friendly_name':'Grünes Haus','error_page':{'show_log_link':true}}").json();
    assertThat(after.get("friendly_name").stringValue()).isEqualTo("Grünes Haus");
    assertThat(after.get("session_lifetime").intValue()).isEqualTo(168);
    assertThat(get("").json()).isEqualTo(after);
    assertThat(get("?fields=friendly_name").json()).hasSize(1);
    var cleared = patch("{'friendly_name':null,'error_page':null}").json();
    assertThat(cleared).isEqualTo(before);
  }

  /** As a tenant of Auth0 shows them, which takes them back. */
  @Test
  void keepsTheColoursOfUniversalLogin() {
    var before = get("").json();
    try {
      var said = "{'universal_login':{'colors':{'primary':'#F8F8F2','page_background':'#222221'}}}";
      var after = patch(said).json();
      assertThat(after.at("/universal_login/colors/primary").asString()).isEqualTo("#F8F8F2");
      assertThat(get("").json()).isEqualTo(after);
      var shown = get("?fields=universal_login").toString().substring("200 ".length());
      assertThat(patch(shown).json()).isEqualTo(after);
      assertThat(patch("{'universal_login':{}}").status()).isEqualTo(200);
    } finally {
      assertThat(patch("{'universal_login':null}").json()).isEqualTo(before);
    }
  }

  @Test
  void aPageThatIsSwitchedOffKeepsItsText() {
    try {
      patch("{'change_password':{'enabled':true,'html':'<p>Hello</p>'}}");
      var after = patch("{'change_password':{'enabled':false}}").json().get("change_password");
      assertThat(after.get("html").stringValue()).isEqualTo("<p>Hello</p>");
      assertThat(after.get("enabled").booleanValue()).isFalse();
    } finally {
      patch("{'change_password':null}");
    }
  }

  @Test
  void aFlagOfWhichNothingIsSaidStaysAsItIs() {
    try {
      patch("{'flags':{'strict_openid_connect':true}}");
      var after = patch("{'flags':{'revoke_refresh_token_grant':true}}").json().get("flags");
      assertThat(after.get("strict_openid_connect").booleanValue()).isTrue();
      assertThat(after.get("enable_client_connections").booleanValue()).isFalse();
      assertThat(get("").json().get("flags")).isEqualTo(after);
    } finally {
      patch("{'flags':{'strict_openid_connect':false,'revoke_refresh_token_grant':false}}");
    }
  }

  @Test
  void takesLifetimesInMinutesAndShowsThemInHours() {
    try {
      var body = "{'session_lifetime_in_minutes':90,'idle_session_lifetime_in_minutes':60}";
      var after = patch(body).json();
      assertThat(after.get("session_lifetime").doubleValue()).isEqualTo(1.5);
      assertThat(after.get("idle_session_lifetime").intValue()).isEqualTo(1);
      assertThat(after.has("session_lifetime_in_minutes")).isFalse();
      assertThat(patch("{'session_lifetime':1.5}").json()).isEqualTo(after);
      assertThat(TestServer.shared().bean(TenantSettings.class).sessionLifetime())
          .isEqualTo(Duration.ofMinutes(90));
    } finally {
      patch("{'session_lifetime':null,'idle_session_lifetime':null}");
    }
  }

  @Test
  void sessionsThatEndWithTheBrowserHaveTheirOwnLifetimes() {
    var settings = TestServer.shared().bean(TenantSettings.class);
    var usual = settings.sessionLifetime();
    try {
      patch("{'ephemeral_session_lifetime':2,'idle_ephemeral_session_lifetime':1}");
      assertThat(settings.sessionLifetime()).isEqualTo(usual);
      patch("{'session_cookie':{'mode':'non-persistent'}}");
      assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofHours(2));
      assertThat(settings.idleSessionLifetime()).isEqualTo(Duration.ofHours(1));
      patch("{'ephemeral_session_lifetime':null,'idle_ephemeral_session_lifetime':null}");
      assertThat(settings.sessionLifetime()).isEqualTo(usual);
    } finally {
      patch(
          "{'session_cookie':null,'ephemeral_session_lifetime':null,"
              + "'idle_ephemeral_session_lifetime':null}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'foo':1",
        "'flags':{'foo':true}",
        "'flags':{'enable_dynamic_client_registration':1}",
        "'sandbox_versions_available':['22']",
        "'session_lifetime':0",
        "'picture_url':'javascript:alert(1)'",
        "'universal_login':{'colors':{'primary':'red'}}",
        "'universal_login':{'foo':{}}",
        "'default_audience':'urn:nowhere'",
        "'default_directory':'nowhere'"
      })
  void refusesWhatItCannotDoAndNamesIt(String member) { // I20
    var answer = patch("{" + member + "}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
    assertThat(answer.text("errorCode")).isEqualTo("invalid_body");
  }
}
