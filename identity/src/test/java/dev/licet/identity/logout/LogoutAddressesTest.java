package dev.licet.identity.logout;

import static dev.licet.identity.administrator.TestBrowser.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.user.ManagementCaller;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogoutAddressesTest extends LogoutSetUp {
  /** Variants of {@link #OUT}, none of which is registered. */
  private static final String HOSTILE =
      """
      https://evil.example
      //evil.example
      ///evil.example
      \\\\evil.example
      /\\evil.example
      /out
      out
      javascript:alert(1)
      JaVaScRiPt:alert(1)
      data:text/html,<script>alert(1)</script>
      vbscript:x
      blob:https://shop.example.com/out
      file:///etc/passwd
      about:blank
      http://shop.example.com/out
      HTTPS://shop.example.com/out
      https://SHOP.example.com/out
      https://shop.example.com/OUT
      https://shop.example.com/Out
      https://shop.example.com/out/
      https://shop.example.com/out//
      https://shop.example.com//out
      https://shop.example.com/./out
      https://shop.example.com/x/../out
      https://shop.example.com/%2e/out
      https://shop.example.com/%2e%2e/out
      https://shop.example.com/out%2f
      https://shop.example.com/%6fut
      https://shop.example.com/out%00
      https://shop.example.com/out%0d%0aSet-Cookie:x=y
      https://shop.example.com/out;x
      https://shop.example.com/out;jsessionid=1
      https://shop.example.com/out?
      https://shop.example.com/out?x
      https://shop.example.com/out?state=1
      https://shop.example.com/out?from=licet&x
      https://shop.example.com/out#
      https://shop.example.com/out#@evil.example
      https://shop.example.com/outer
      https://shop.example.com/ou
      https://shop.example.com/
      https://shop.example.com
      https://shop.example.com:443/out
      https://shop.example.com:8443/out
      https://shop.example.com./out
      https://shop.example.com.evil.example/out
      https://shop.example.comevil.example/out
      https://evil.example/shop.example.com/out
      https://evil.example?https://shop.example.com/out
      https://evil.example#https://shop.example.com/out
      https://shop.example.com@evil.example/out
      https://shop.example.com%40evil.example/out
      https://user@shop.example.com/out
      https://user:password@shop.example.com/out
      https://evil.example\\@shop.example.com/out
      https://evil.example\\.shop.example.com/out
      https://shop.example.com\\.evil.example/out
      https://shop.example.com%2eevil.example/out
      https://sh\u043ep.example.com/out
      https://xn--shp-fmc.example.com/out
      https:shop.example.com/out
      https:/shop.example.com/out
      https:///shop.example.com/out
      https://[::1]/out
      https://127.0.0.1/out
      https://2130706433/out
      https://*.example.com/wild
      https://x.example.com/wild
      https://shop.example.com/out https://evil.example
      https://shop.example.com/out,https://evil.example
      """;

  @Test
  void noHostileAddressLeadsAnywhere() { // I2
    var spaced =
        List.of(
            " " + OUT,
            OUT + " ",
            "\t" + OUT,
            OUT + "\n",
            OUT + "\r\nX: y",
            OUT + "\u2028",
            "\u0000");
    var all = new ArrayList<>(HOSTILE.lines().toList());
    all.addAll(spaced);
    for (var url : all) {
      assertRefused(browser.get("/v2/logout?client_id=" + shop + "&returnTo=" + encoded(url)));
      assertRefused(browser.get("/v2/logout?returnTo=" + encoded(url)));
      assertRefused(oidc("post_logout_redirect_uri", url, "id_token_hint", idToken()));
      assertRefused(oidc("post_logout_redirect_uri", url, "client_id", shop));
      assertRefused(
          browser.get("/u/logout?client_id=" + shop + "&post_logout_redirect_uri=" + encoded(url)));
    }
    assertSignedIn();
    assertThat(all).hasSizeGreaterThan(70);
  }

  @Test
  void aStateTooLongToBeGivenBackIsRefused() {
    assertRefused(
        browser.get(
            "/oidc/logout?client_id=%s&post_logout_redirect_uri=%s&state=%s"
                .formatted(shop, encoded(OUT), "s".repeat(17_000))));
    assertSignedIn();
  }

  @Test
  void aParameterThatIsThereTwiceIsRefused() { // I2
    var twice = "returnTo=" + encoded(OUT) + "&returnTo=" + encoded("https://evil.example");
    assertRefused(browser.get("/v2/logout?client_id=" + shop + "&" + twice));
    var redirect = twice.replace("returnTo", "post_logout_redirect_uri");
    assertRefused(browser.get("/oidc/logout?client_id=" + shop + "&" + redirect));
    assertRefused(browser.get("/v2/logout?client_id=" + shop + "&client_id=" + forum));
    assertSignedIn();
  }

  @Test
  void v2SignsOutAndGoesOnToTheApplication() {
    var answer =
        browser.get("/v2/logout?client_id=" + shop + "&returnTo=" + encoded(QUERY) + "&federated");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).isEqualTo(QUERY);
    assertSignedOut();
  }

  @Test
  void v2GoesOnToTheFirstAddressOfTheApplicationWhereNoneIsNamed() {
    assertThat(location(browser.get("/v2/logout?client_id=" + shop))).isEqualTo(OUT);
    assertSignedOut();
    assertThat(browser.get("/v2/logout?client_id=" + forum).body()).isEqualTo("OK");
  }

  @Test
  void v2SaysOkWhereNothingIsNamed() {
    var answer = browser.get("/v2/logout");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("OK");
    assertSignedOut();
  }

  @Test
  void v2KnowsNoAddressOfAnotherApplicationAndNoUnknownApplication() { // I2
    assertRefused(browser.get("/v2/logout?client_id=" + forum + "&returnTo=" + encoded(OUT)));
    var unknown = browser.get("/v2/logout?client_id=nobody&returnTo=" + encoded(OUT));
    assertRefused(unknown);
    assertThat(unknown.body()).contains("There is no such application");
    assertSignedIn();
  }

  /** On a server of its own it would cost eight seconds; the setting is put back. */
  @Test
  void addressesOfTheTenantAreForWhoeverNamesNoApplication() {
    var api = new ManagementCaller(SERVER, "update:tenant_settings");
    api.patch("/tenants/settings", "{\"allowed_logout_urls\":[\"https://t.example/\"]}");
    try {
      var answer = browser.get("/v2/logout?returnTo=" + encoded("https://t.example/"));
      assertThat(location(answer)).isEqualTo("https://t.example/");
      assertRefused(
          browser.get("/v2/logout?client_id=" + shop + "&returnTo=https%3A%2F%2Ft.example%2F"));
    } finally {
      api.patch("/tenants/settings", "{\"allowed_logout_urls\":[]}");
    }
  }
}
