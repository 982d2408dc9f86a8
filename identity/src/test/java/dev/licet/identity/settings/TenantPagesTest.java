package dev.licet.identity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.TestApis;
import dev.licet.identity.branding.Branding;
import dev.licet.identity.branding.Colour;
import dev.licet.identity.branding.TestThemes;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.organization.Members;
import dev.licet.identity.organization.Organizations;
import dev.licet.identity.protection.AttackProtection;
import dev.licet.identity.protection.AttackProtection.Allowance;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard's pages with what holds for the whole tenant: one server for all of them. */
class TenantPagesTest {
  private static final String HOSTILE = "\"><script>alert(1)</script>";

  @TempDir static Path folder;
  private static TestServer server;
  private static TestBrowser browser;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    browser = TestBrowser.signedIn(server);
    server.bean(Apis.class).register(TestApis.named("Hello", "https://hello-api"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String[] settings(String... instead) {
    var fields =
        new String[] {
          "friendly_name", "Acme",
          "support_email", "help@acme.example",
          "support_url", "https://acme.example/help",
          "default_audience", "https://hello-api",
          "default_directory", User.DATABASE,
          "session_lifetime", "24",
          "idle_session_lifetime", "0.5",
          "allowed_logout_urls", "https://a.example/bye\n\nhttps://b.example/",
          "user_exists", "true"
        };
    for (int i = 0; i < fields.length; i += 2) {
      fields[i + 1] = fields[i].equals(instead[0]) ? instead[1] : fields[i + 1];
    }
    return fields;
  }

  @Test
  void settingsAreSavedAndShown() {
    browser.get("/dashboard/settings");
    var saved = browser.submit("/dashboard/settings", settings("", ""));
    assertThat(saved.body())
        .contains("Saved.", "value=\"Acme\"", "value=\"24\"", "value=\"0.5\"")
        .contains("https://a.example/bye\nhttps://b.example/");
    var settings = server.bean(TenantSettings.class);
    assertThat(settings.friendlyName()).contains("Acme");
    assertThat(settings.defaultAudience()).contains("https://hello-api");
    assertThat(settings.sessionLifetime()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.idleSessionLifetime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.saysThatUsersExist()).isTrue();
    assertThat(settings.all().at("/flags/revoke_refresh_token_grant").isBoolean()).isTrue();

    browser.submit("/dashboard/settings", "session_lifetime", "168", "idle_session_lifetime", "72");
    assertThat(settings.defaultAudience()).isEmpty();
    assertThat(settings.saysThatUsersExist()).isFalse();
  }

  @Test
  void wrongSettingsAreNamedAndNothingIsSaved() {
    browser.get("/dashboard/settings");
    var before = server.bean(TenantSettings.class).all();
    for (var wrong :
        List.of(
            List.of("friendly_name", "x".repeat(129)),
            List.of("support_email", "nobody"),
            List.of("support_url", "javascript:alert(1)"),
            List.of("default_audience", "https://nothing"),
            List.of("default_directory", "nothing"),
            List.of("session_lifetime", "0"),
            List.of("session_lifetime", "-1"),
            List.of("session_lifetime", "9000"),
            List.of("session_lifetime", "1e3"),
            List.of("idle_session_lifetime", "25"),
            List.of("idle_session_lifetime", ""),
            List.of("allowed_logout_urls", "https://a.example/\nnonsense"))) {
      var field = wrong.getFirst();
      var answer = browser.post("/dashboard/settings", settings(field, wrong.getLast()));
      assertThat(answer.statusCode()).as(field).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"" + field + "-problem\"");
    }
    assertThat(server.bean(TenantSettings.class).all()).isEqualTo(before);
  }

  @Test
  void coloursAndLogoAreSavedAndCanBeTakenBack() {
    var path = "/dashboard/branding";
    browser.get(path);
    var usual = server.bean(Branding.class).look();
    var logo = "https://cdn.example/logo.png";
    var saved =
        browser.submit(path, "primary", "#123abc", "page_background", "#fff", "logo_url", logo);
    assertThat(saved.body()).contains("Saved.", "value=\"#123abc\"", logo);
    assertThat(server.bean(Branding.class).look().primary()).isEqualTo(new Colour("#123abc"));
    assertThat(server.bean(Branding.class).look().pictures().logo()).contains(logo);
    browser.submit(path, "primary", "", "page_background", "", "logo_url", "");
    assertThat(server.bean(Branding.class).look()).isEqualTo(usual);
  }

  @Test
  void whatAThemeWinsOverIsSaid() {
    var path = "/dashboard/branding";
    assertThat(browser.get(path).body()).doesNotContain("A theme is set");
    var management = new TestManagement(server);
    var logo = "\"https://cdn.example/a.png\"";
    management.post(
        "/branding/themes", TestThemes.whole("/widget/logo_url", logo), "create:branding");
    assertThat(theme(browser.get(path).body()))
        .isEqualTo(
            "A theme is set (/api/v2/branding/themes). What it says wins over this page:"
                + " logo https://cdn.example/a.png, background #a00020, buttons #a00012.");
    var hidden = TestThemes.whole("/widget/logo_position", "\"none\"");
    management.patch("/branding/themes/default", hidden, "update:branding");
    assertThat(theme(browser.post(path, "primary", "red").body())).contains(": no logo, ");
    management.delete("/branding/themes/default", "delete:branding");
  }

  private static String theme(String page) {
    var line = page.substring(page.indexOf("id=\"theme\""));
    return line.substring(line.indexOf("<p>"), line.indexOf("</p>")).replaceAll("<[^>]*>", "");
  }

  @Test
  void nothingButAColourGetsIntoAStyleSheet() { // I5
    var path = "/dashboard/branding";
    browser.get(path);
    for (var colour :
        List.of("red", "#12", "#12345g", "#fff;}body{display:none", "url(https://x)", HOSTILE)) {
      for (var field : List.of("primary", "page_background")) {
        var answer = browser.post(path, field, colour);
        assertThat(answer.statusCode()).as(colour).isEqualTo(422);
        assertThat(answer.body())
            .contains("id=\"" + field + "-problem\"")
            .doesNotContain("<script>");
      }
    }
    for (var logo : List.of("javascript:alert(1)", "data:text/html,x", "logo.png", HOSTILE)) {
      var answer = browser.post(path, "logo_url", logo);
      assertThat(answer.statusCode()).as(logo).isEqualTo(422);
      assertThat(answer.body()).doesNotContain("<script>");
    }
  }

  @Test
  void attackProtectionIsSavedFormByForm() {
    var path = "/dashboard/attack-protection";
    var protection = server.bean(AttackProtection.class);
    assertThat(browser.get(path).body()).contains("value=\"10\"", "value=\"864\"", "value=\"1.2\"");
    browser.submit(
        path + "/brute-force",
        "enabled",
        "true",
        "blocks",
        "true",
        "max_attempts",
        "3",
        "allowlist",
        "192.0.2.7");
    var brute = protection.bruteForce();
    assertThat(brute.enabled()).isTrue();
    assertThat(brute.notifies()).isFalse();
    assertThat(brute.byAddress()).isFalse();
    assertThat(brute.maxAttempts()).isEqualTo(3);
    assertThat(brute.allowlist()).containsExactly("192.0.2.7");

    browser.submit(
        path + "/suspicious-ip",
        "ip_enabled",
        "true",
        "login_attempts",
        "7",
        "login_seconds",
        "0.5",
        "registration_attempts",
        "8",
        "registration_seconds",
        "60",
        "ip_allowlist",
        "2001:db8::1\n192.0.2.0/24");
    var address = protection.suspiciousIp();
    assertThat(address.enabled()).isTrue();
    assertThat(address.blocks()).isFalse();
    assertThat(address.login()).isEqualTo(new Allowance(7, 500));
    assertThat(address.registration()).isEqualTo(new Allowance(8, 60_000));
    assertThat(address.allowlist()).containsExactly("2001:db8::1", "192.0.2.0/24");
    assertThat(protection.bruteForce()).isEqualTo(brute);
  }

  @Test
  void wrongNumbersAreNamed() {
    var path = "/dashboard/attack-protection";
    browser.get(path);
    for (var number : List.of("", "0", "101", "-1", "ten", "99999999999")) {
      var answer = browser.post(path + "/brute-force", "max_attempts", number);
      assertThat(answer.statusCode()).as(number).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"max_attempts-problem\"");
    }
    for (var seconds : List.of("", "0", "86401", "0.0001", "1e3")) {
      var answer = browser.post(path + "/suspicious-ip", "login_seconds", seconds);
      assertThat(answer.statusCode()).as(seconds).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"login_seconds-problem\"");
    }
    var list = browser.post(path + "/brute-force", "max_attempts", "5", "allowlist", HOSTILE);
    assertThat(list.statusCode()).isEqualTo(422);
    assertThat(list.body()).contains("id=\"allowlist-problem\"").doesNotContain("<script>");
  }

  @Test
  void anOrganizationIsMadeFilledAndDeleted() {
    var path = "/dashboard/organizations";
    browser.get(path);
    var made = browser.submit(path, "name", "acme", "display_name", "Acme & Sons");
    assertThat(made.body()).contains("The organization is created.", "Acme &amp; Sons");
    var organizations = server.bean(Organizations.class);
    var organization = organizations.byName("acme").orElseThrow();
    var own = path + "/" + organization.id();

    server.bean(Users.class).create(NewUser.of("alice@acme.example", "Correct-Horse-7"));
    assertThat(browser.submit(own + "/members", "email", "Alice@acme.example").body())
        .contains("The user belongs to the organization.", "alice@acme.example");
    var members = server.bean(Members.class);
    assertThat(members.count(organization)).isEqualTo(1);
    var unknown = browser.post(own + "/members", "email", "nobody@acme.example");
    assertThat(unknown.statusCode()).isEqualTo(422);
    assertThat(unknown.body()).contains("id=\"email-problem\"");

    assertThat(
            browser
                .submit(own + "/connections", "connection", "con_UsernamePassword", "on", "true")
                .body())
        .contains("Switch " + User.DATABASE + " off");
    assertThat(
            browser
                .submit(own + "/connections", "connection", "con_UsernamePassword", "on", "false")
                .body())
        .contains("Switch " + User.DATABASE + " on");
    assertThat(
            browser.post(own + "/connections", "connection", "nothing", "on", "true").statusCode())
        .isEqualTo(422);

    var alice = members.list(organization, new Slice("", 0, 1)).getFirst();
    browser.submit(own + "/members/remove", "user", alice.id());
    assertThat(members.count(organization)).isZero();

    browser.submit(own, "name", "acme-2", "display_name", "");
    assertThat(organizations.byId(organization.id()).orElseThrow().displayName())
        .isEqualTo("acme-2");
    assertThat(browser.get(own + "/delete").body()).contains("Delete this organization?");
    assertThat(browser.submit(own + "/delete").body()).contains("The organization is deleted.");
    assertThat(browser.get(own).statusCode()).isEqualTo(404);
  }

  @Test
  void namesOfOrganizationsAreChecked() { // I5
    var path = "/dashboard/organizations";
    browser.get(path);
    for (var name : List.of("", "Acme", "a b", "-a", "x".repeat(51), HOSTILE)) {
      var answer = browser.post(path, "name", name, "display_name", HOSTILE);
      assertThat(answer.statusCode()).as(name).isEqualTo(422);
      assertThat(answer.body()).contains("id=\"name-problem\"").doesNotContain("<script>");
    }
    browser.submit(path, "name", "twice");
    assertThat(browser.post(path, "name", "twice").statusCode()).isEqualTo(422);
  }
}
