package dev.licet.identity.recovery;

import static dev.licet.identity.administrator.TestBrowser.location;
import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsApiTest extends RecoverySetUp {
  @Test
  void aTicketOfTheManagementApiGoesOnToItsResultUrl() {
    var link =
        ticketFor(
            "email-verification",
            ",\"result_url\":\"https://shop.example.com/done?a=1\",\"includeEmailInRedirect\":true");
    var browser = new TestBrowser(SERVER);
    var shown = browser.get(path(link));
    assertThat(shown.headers().firstValue("content-security-policy").orElse(""))
        .endsWith("form-action 'self' https:");
    assertThat(shown.headers().firstValue("referrer-policy")).contains("no-referrer");
    var done = browser.post("/u/email-verification", "ticket", ticket(path(link)));
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(location(done))
        .startsWith("https://shop.example.com/done?a=1&success=true&code=success&message=Your%20")
        .endsWith("&email=" + alice.email().replace("@", "%40"));
  }

  @Test
  void theResultUrlIsToldTheOrganization() {
    var name = "shop" + count;
    var made = json(caller.post("/organizations", "{\"name\":\"%s\"}".formatted(name)));
    var id = made.get("id").stringValue();
    var more = ",\"result_url\":\"https://shop.example.com/done\",\"organization_id\":\"%s\"";
    for (var kind : List.of("email-verification", "password-change")) {
      var page = path(ticketFor(kind, more.formatted(id)));
      var browser = new TestBrowser(SERVER);
      browser.get(page);
      var at = page.substring(0, page.indexOf('?'));
      assertThat(
              location(
                  browser.post(at, "ticket", ticket(page), "password", OTHER, "repeat", OTHER)))
          .startsWith(
              "https://shop.example.com/done?organization_id=%s&organization_name=%s&success=true"
                  .formatted(id, name));
    }
    var body = "{\"user_id\":\"%s\",\"organization_id\":\"org_none\"}".formatted(alice.id());
    for (var path : List.of("/tickets/email-verification", "/jobs/verification-email")) {
      assertThat(caller.post(path, body).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(caller.post("/jobs/verification-email", body.replace("org_none", id)).statusCode())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example.com/a%2Fb,https://shop.example.com/a%2Fb?",
    "https://shop.example.com/{y},https://shop.example.com/{y}?",
    "https://shop.example.com/{email}?to={message},https://shop.example.com/{email}?to={message}&",
    "https://shop.example.com/?x=%3F#/at?y,https://shop.example.com/?x=%3F&"
  })
  void theResultUrlStaysAsItWasSent(String url, String start) {
    var page = path(ticketFor("password-change", ",\"result_url\":\"%s\"".formatted(url)));
    var browser = new TestBrowser(SERVER);
    var shown = browser.get(page);
    assertThat(shown.headers().firstValue("content-security-policy").orElse(""))
        .endsWith("form-action 'self' https:");
    var done = reset(browser, page, OTHER, OTHER);
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(location(done)).startsWith(start + "success=true&code=success&message=");
    assertThat(location(done)).endsWith(url.contains("#") ? "#/at?y" : ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "//evil.example",
        "/x",
        "data:text/html,x",
        "https://a b",
        "https:\\\\\\\\evil.example"
      })
  void aResultUrlIsAWebAddressOrNothing(String url) { // I2
    for (var kind : List.of("email-verification", "password-change")) {
      var answer =
          caller.post(
              "/tickets/" + kind,
              "{\"user_id\":\"%s\",\"result_url\":\"%s\"}".formatted(alice.id(), url));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).contains("result_url");
    }
  }

  @Test
  void aResultUrlInTheAddressOfAPageIsPassedOver() { // I2
    var page = path(ticketFor("email-verification", ""));
    var browser = new TestBrowser(SERVER);
    browser.get(page + "&result_url=https://evil.example&redirect=https://evil.example");
    var done =
        browser.post(
            "/u/email-verification?result_url=https://evil.example",
            "ticket",
            ticket(page),
            "result_url",
            "https://evil.example");
    assertThat(done.statusCode()).isEqualTo(200);
  }

  @Test
  void aTicketForAPasswordMayComeByEmailAndVerifiesOnlyIfSaid() {
    var answer =
        caller.post(
            "/tickets/password-change",
            "{\"email\":\"%s\",\"mark_email_as_verified\":false}".formatted(alice.email()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var page = path(json(answer).get("ticket").stringValue());
    var browser = new TestBrowser(SERVER);
    browser.get(page);
    assertThat(reset(browser, page, OTHER, OTHER).statusCode()).isEqualTo(200);
    assertThat(now().settings().emailVerified()).isFalse();
    for (var body :
        List.of("{}", "{\"user_id\":\"auth0|none\"}", "{\"email\":\"nobody@example.com\"}")) {
      assertThat(caller.post("/tickets/password-change", body).statusCode()).isIn(400, 404);
    }
  }
}
