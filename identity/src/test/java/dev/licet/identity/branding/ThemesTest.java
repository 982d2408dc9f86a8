package dev.licet.identity.branding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.document.Documents;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.signin.TestSignIns;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the sign-in pages of a server show of a theme. */
class ThemesTest {
  private static final String THEME = "/branding/themes/default";
  private static final String ALL = "read:branding create:branding update:branding delete:branding";
  private static final Pattern SHEET = Pattern.compile("href=\"(/u/colours.css[^\"]+)\"");

  private static final TestServer SERVER = TestServer.shared();
  private static final TestManagement MANAGEMENT = new TestManagement(SERVER);

  @BeforeEach
  @AfterEach
  void asUsual() {
    MANAGEMENT.delete(THEME, ALL);
    MANAGEMENT.patch("/branding", "{\"logo_url\":null,\"favicon_url\":null,\"colors\":null}", ALL);
  }

  private static Answer make(String... instead) {
    return MANAGEMENT.post("/branding/themes", TestThemes.whole(instead), ALL);
  }

  private static void made(String... instead) {
    assertThat(make(instead)).matches(answer -> answer.status() == 200);
  }

  private static HttpResponse<String> page() {
    var browser = new TestBrowser(SERVER);
    return browser.get(new TestSignIns(SERVER).begin(browser));
  }

  private static String policy() {
    return page().headers().firstValue("content-security-policy").orElse("");
  }

  private static String sheet() {
    var link = SHEET.matcher(page().body());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private static String css() {
    return SERVER.get(sheet()).body();
  }

  @Test
  void isShownFromWhenItIsMadeUntilItIsRemoved() {
    var usual = sheet();
    var before = css();
    assertThat(before).doesNotContain("--card");
    made();
    var first = sheet();
    assertThat(first).isNotEqualTo(usual);
    assertThat(css())
        .startsWith(before)
        .contains("--primary: #a00012;", "--page-layout: left;", "--title-size: 1.875rem;");
    MANAGEMENT.patch(THEME, TestThemes.whole("/colors/primary_button", "\"#00a000\""), ALL);
    assertThat(sheet()).isNotEqualTo(first);
    assertThat(css()).contains("--primary: #00a000;").doesNotContain("#a00012");
    MANAGEMENT.delete(THEME, ALL);
    assertThat(sheet()).isEqualTo(usual);
    assertThat(css()).isEqualTo(before);
  }

  @Test
  void aBrowserKeepsASheetOnlyUnderItsOwnAddress() {
    var old = sheet();
    assertThat(caching(old)).isEqualTo("max-age=3600, public");
    made();
    assertThat(caching(sheet())).isEqualTo("max-age=3600, public");
    assertThat(caching(old)).isEqualTo("no-store");
    assertThat(caching("/u/colours.css")).isEqualTo("no-store");
  }

  private static String caching(String path) {
    return SERVER.get(path).headers().firstValue("cache-control").orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /colors/error                         | "#fff;}body{background:url(https://evil.example)"
          /colors/error                         | "red"
          /colors/widget_background             | "var(--x)"
          /colors/base_hover_color              | "#12345"
          /page_background/background_color     | "#fff\\n}"
          /page_background/page_layout          | "left;} evil"
          /page_background/background_image_url | "javascript:evil()"
          /widget/logo_url                      | "data:image/svg+xml,evil"
          /widget/logo_url                      | "\\"><script>evil()</script>"
          /widget/logo_height                   | "10px;} evil"
          /widget/logo_height                   | 101
          /borders/buttons_style                | "round"
          /borders/widget_corner_radius         | "5"
          /fonts/reference_text_size            | 25
          /fonts/title/size                     | "150%"
          /fonts/title/bold                     | "bolder"
          /fonts/links_style                    | "blink"
          """)
  void whatIsHostileIsRefused(String at, String value) { // I5
    var refused = make(at, value);
    assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
    assertThat(refused.text("message")).contains(at.substring(at.lastIndexOf('/') + 1));
    assertThat(MANAGEMENT.get(THEME, ALL).status()).isEqualTo(404);
    made();
    var before = css();
    assertThat(MANAGEMENT.patch(THEME, TestThemes.whole(at, value), ALL).status()).isEqualTo(400);
    assertThat(css()).isEqualTo(before);
  }

  @Test
  void evenWhatSomebodyWroteIntoTheTableStaysWhereItBelongs() { // I5
    store("widget", "{'logo_url':'\\\"><script>evil()</script>','logo_height':'1;}evil'}");
    store("page_background", "{'background_image_url':'https://a.example;script-src *//<evil>'}");
    store("colors", "{'error':'#fff;}body{background:url(//evil)','success':'#00ff00'}");
    var page = page();
    assertThat(page.body()).contains("&lt;script&gt;evil()").doesNotContain("<script", "<evil");
    assertThat(policy()).doesNotContain("script-src", "a.example");
    assertThat(css()).contains("--good-text: #00ff00;").doesNotContain("evil");
  }

  private static void store(String member, String json) {
    JsonNode value = JsonMapper.builder().build().readTree(json.replace('\'', '"'));
    SERVER.bean(Documents.class).merge(BrandingDocuments.THEME, Map.of(member, value));
  }

  @Test
  void itsLogoGoesBeforeTheOtherOne() {
    MANAGEMENT.patch("/branding", "{\"logo_url\":\"https://b.example/b.png\"}", ALL);
    made("/widget/logo_url", "\"https://t.example/t.png\"");
    assertThat(page().body()).contains("src=\"https://t.example/t.png\"").doesNotContain("b.png");
    assertThat(policy()).contains("img-src 'self' https://t.example data:;");
    MANAGEMENT.patch(THEME, TestThemes.whole(), ALL);
    assertThat(page().body()).contains("src=\"https://b.example/b.png\"").doesNotContain("<svg");
    MANAGEMENT.patch(THEME, TestThemes.whole("/widget/logo_position", "\"none\""), ALL);
    assertThat(page().body()).doesNotContain("b.png", "<svg");
    assertThat(policy()).contains("img-src 'self' data:;");
    MANAGEMENT.delete(THEME, ALL);
    MANAGEMENT.patch("/branding", "{\"logo_url\":null}", ALL);
    assertThat(page().body()).contains("<svg");
  }

  @Test
  void picturesComeFromWhereTheyAreAndFromNowhereElse() { // I5
    MANAGEMENT.patch("/branding", "{\"favicon_url\":\"https://b.example/i.ico\"}", ALL);
    made("/page_background/background_image_url", "\"https://t.example/sea.jpg\"");
    assertThat(page().body())
        .contains("<link rel=\"icon\" href=\"https://b.example/i.ico\">")
        .contains("<img class=\"background\" alt=\"\" src=\"https://t.example/sea.jpg\">");
    assertThat(policy()).contains("img-src 'self' https://b.example https://t.example data:;");
    var problem = SERVER.get("/u/nowhere");
    assertThat(problem.body())
        .contains("/u/colours.css", "type=\"image/svg+xml\"")
        .doesNotContain("b.example", "t.example");
  }

  @Test
  void theDashboardDoesNotTakeIt() {
    made();
    var page = TestBrowser.signedIn(SERVER).get("/dashboard/branding");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).doesNotContain("colours.css");
    assertThat(SERVER.get("/dashboard/signin").body()).doesNotContain("colours.css");
  }
}
