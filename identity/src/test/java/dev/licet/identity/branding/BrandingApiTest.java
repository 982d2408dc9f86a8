package dev.licet.identity.branding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.branding.Branding.Look;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandingApiTest {
  private static final String ALL = "read:branding create:branding update:branding delete:branding";
  private static final String COLOUR = "'%s':'#112233'";

  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);

  private static Answer call(String method, String path, String body) {
    return MANAGEMENT.call(method, "/branding" + path, body.replace('\'', '"'), ALL);
  }

  @Test
  void saysHowPagesLook() {
    var body = "{'colors':{'primary':'#a1b2c3'},'logo_url':'https://example.com/logo.png'}";
    assertThat(call("PATCH", "", body).status()).isEqualTo(200);
    assertThat(SERVER.bean(Branding.class).look())
        .isEqualTo(new Look("#a1b2c3", "#f3f5f5", Optional.of("https://example.com/logo.png")));
    assertThat(call("PATCH", "", "{'colors':null,'logo_url':''}").json().has("colors")).isFalse();
    assertThat(SERVER.bean(Branding.class).look().logo()).isEmpty();
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
    var made = call("POST", "/themes", theme("#000000"));
    assertThat(made.status()).as(made.toString()).isEqualTo(200);
    var path = "/themes/" + made.text("themeId");
    assertThat(call("POST", "/themes", theme("#000000")).status()).isEqualTo(409);
    var changed = call("PATCH", path, theme("#ff0000"));
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

  private static String theme(String text) {
    var colours =
        String.join(
            ",",
            ThemeShape.SHAPE
                .members()
                .get("colors")
                .schema()
                .get("required")
                .toString()
                .replaceAll("[\\[\\] ]", "")
                .replaceAll("\\w+", COLOUR.formatted("$0")));
    var font = "{'bold':false,'size':100}";
    return """
    {'displayName':'House','borders':{'button_border_radius':3,'button_border_weight':1,
     'buttons_style':'rounded','input_border_radius':3,'input_border_weight':1,
     'inputs_style':'rounded','show_widget_shadow':true,'widget_border_weight':0,
     'widget_corner_radius':5},
     'colors':{%s},
     'fonts':{'body_text':%s,'buttons_text':%s,'font_url':'','input_labels':%s,'links':%s,
      'links_style':'normal','reference_text_size':16,'subtitle':%s,'title':%s},
     'page_background':{'background_color':'%s','background_image_url':'',
      'page_layout':'center'},
     'widget':{'header_text_alignment':'center','logo_height':52,'logo_position':'center',
      'logo_url':'','social_buttons_layout':'bottom'}}
    """
        .formatted(colours, font, font, font, font, font, font, text);
  }
}
