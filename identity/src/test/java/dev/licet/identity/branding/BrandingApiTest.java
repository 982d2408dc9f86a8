package dev.licet.identity.branding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingApiTest {
  private static final String ALL = "read:branding create:branding update:branding delete:branding";

  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);

  private static Answer call(String method, String path, String body) {
    return MANAGEMENT.call(method, "/branding" + path, body.replace('\'', '"'), ALL);
  }

  @Test
  void saysHowPagesLook() {
    var body = "{'colors':{'primary':'#a1b2c3'},'logo_url':'https://example.com/logo.png'}";
    assertThat(call("PATCH", "", body).status()).isEqualTo(200);
    var look = SERVER.bean(Branding.class).look();
    assertThat(look.primary()).isEqualTo(new Colour("#a1b2c3"));
    assertThat(look.page()).isEqualTo(new Colour("#f3f5f5"));
    assertThat(look.pictures().logo()).contains("https://example.com/logo.png");
    assertThat(call("PATCH", "", "{'colors':null,'logo_url':''}").json().has("colors")).isFalse();
    assertThat(SERVER.bean(Branding.class).look().pictures().logo()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'colors':{'primary':'red'}",
        "'colors':{'primary':'#12345'}",
        "'colors':{'primary':'#123456;}body{'}",
        "'logo_url':'data:text/html,x'",
        "'font':{'url':'javascript:x'}",
        "'id':'x'"
      })
  void letsNothingIntoAStyleSheetButColours(String member) { // I5
    var answer = call("PATCH", "", "{" + member + "}");
    assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
  }

  @Test
  void hasOneThemeAtMost() {
    assertThat(call("GET", "/themes/default", "").text("errorCode")).isEqualTo("theme_not_found");
    var made = call("POST", "/themes", TestThemes.whole());
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    var path = "/themes/" + made.text("themeId");
    assertThat(call("POST", "/themes", TestThemes.whole()).status()).isEqualTo(409);
    var changed = call("PATCH", path, TestThemes.whole("/colors/error", "\"#f008\""));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(call("GET", "/themes/default", "").json()).isEqualTo(changed.json());
    assertThat(call("PATCH", path, "{}").status()).isEqualTo(400);
    assertThat(call("DELETE", path, "").status()).isEqualTo(204);
    assertThat(call("GET", path, "").status()).isEqualTo(404);
  }

  @Test
  void takesATemplateThatHasPlaceForThePage() {
    var path = "/templates/universal-login";
    assertThat(call("GET", path, "").text("errorCode"))
        .isEqualTo("inexistent_templates_universal_login");
    var good = "{'template':'<html>{%- auth0:head -%}{%- auth0:widget -%}</html>'}";
    assertThat(call("PUT", path, good.replace("{%- auth0:head -%}", "")).status()).isEqualTo(400);
    var first = call("PUT", path, good);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.response().body()).isEqualTo("{}");
    assertThat(call("PUT", path, good).status()).isEqualTo(204);
    var bare = "'<html>{%- auth0:head -%}{%- auth0:widget -%}bare</html>'";
    assertThat(call("PUT", path, bare).status()).isEqualTo(204);
    assertThat(call("GET", path, "").text("body")).contains("bare");
    assertThat(call("PUT", path, "'<html></html>'").status()).isEqualTo(400);
    assertThat(call("GET", path, "").text("body")).contains("auth0:widget");
    assertThat(call("DELETE", path, "").status()).isEqualTo(204);
    assertThat(call("GET", path, "").status()).isEqualTo(404);
  }
}
