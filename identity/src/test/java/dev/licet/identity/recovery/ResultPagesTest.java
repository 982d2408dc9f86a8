package dev.licet.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The link back to the application, on the page that says what a link in a mail has done. */
class ResultPagesTest extends RecoverySetUp {
  private static final ManagementCaller SETTINGS =
      new ManagementCaller(SERVER, "update:clients update:tenant_settings");
  private static final String ISS =
      "?iss=https%3A%2F%2F" + SERVER.domain().replace(":", "%3A") + "%2F\"";
  private static final String LINK = "id=\"way-on\" href=\"";

  @AfterEach
  void noAddresses() {
    application("");
    tenant("");
  }

  private static void application(String address) {
    change("/clients/" + clientId, "initiate_login_uri", address);
  }

  private static void tenant(String address) {
    change("/tenants/settings", "default_redirection_uri", address);
  }

  private static void change(String path, String member, String address) {
    var answer = SETTINGS.patch(path, "{\"%s\":\"%s\"}".formatted(member, address));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String use(String page) {
    var browser = new TestBrowser(SERVER);
    browser.get(page);
    return page.startsWith("/u/reset-password")
        ? done(reset(browser, page, OTHER, OTHER))
        : done(browser.post(page.substring(0, page.indexOf('?')), "ticket", ticket(page)));
  }

  private static String done(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  private String page(String kind, String more) {
    return path(ticketFor(kind, more));
  }

  @Test
  void aTicketOfAnApplicationLeadsBackThere() {
    application("https://shop.example.com/login");
    tenant("https://tenant.example.com/");
    for (var kind : List.of("email-verification", "password-change")) {
      assertThat(use(page(kind, ",\"client_id\":\"%s\"".formatted(clientId))))
          .contains(LINK + "https://shop.example.com/login" + ISS, "Back to the application");
      assertThat(use(page(kind, ""))).contains(LINK + "https://tenant.example.com/" + ISS);
    }
  }

  @Test
  void aForgottenPasswordOfAnApplicationLeadsBackThere() throws Exception {
    application("https://shop.example.com/login");
    postJson(
        "/dbconnections/change_password",
        "{\"client_id\":\"%s\",\"email\":\"%s\",\"connection\":\"%s\"}"
            .formatted(clientId, alice.email(), User.DATABASE));
    assertThat(use(link(alice.email()))).contains(LINK + "https://shop.example.com/login" + ISS);
  }

  @Test
  void anAccountThatIsOpenAgainLeadsToTheTenantsAddress() {
    tenant("https://tenant.example.com/");
    assertThat(use(new TestTickets(SERVER).unblock(alice)))
        .contains(LINK + "https://tenant.example.com/" + ISS);
  }

  @Test
  void whereNobodyHasSaidAnAddressThereIsNoLink() {
    for (var kind : List.of("email-verification", "password-change")) {
      assertThat(use(page(kind, ",\"client_id\":\"%s\"".formatted(clientId))))
          .doesNotContain("way-on");
    }
  }
}
