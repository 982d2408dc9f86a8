package dev.licet.identity.recovery;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.signin.PendingSignIn;
import dev.licet.identity.signin.TestSignIns;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails whose templates name the application, through a real SMTP server. */
class ApplicationMailsTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final Pattern FORGOT = Pattern.compile("id=\"forgot\" href=\"([^\"]+)\"");
  private static final Pattern LINK = Pattern.compile("https://\\S+#");

  @TempDir static Path folder;
  private static TestServer server;
  private static ManagementCaller caller;
  private static GreenMail mails;
  private static int count;

  private String shop = "";
  private User alice;

  @BeforeAll
  static void start() {
    mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    server =
        TestServer.in(
            folder, Map.of("licet.smtp-url", "smtp://127.0.0.1:" + mails.getSmtp().getPort()));
    caller =
        new ManagementCaller(
            server,
            "update:email_templates create:user_tickets update:users create:users"
                + " update:clients");
    for (var name : List.of("verify_email", "reset_email", "blocked_account", "welcome_email")) {
      var body =
          """
          {"subject":"%s for {{ application.name }} ({{ application.clientID }})",
           "body":"<p>{{ application.name }}: {{ url }}</p>"}
          """;
      var saved = caller.call("PUT", "/email-templates/" + name, body.formatted(name));
      assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    mails.stop();
  }

  @BeforeEach
  void aShopAndAlice() throws Exception {
    mails.purgeEmailFromAllMailboxes();
    inTransaction(() ->
        List.of("mail_outbox", "mail_requests", "sign_in_guesses", "address_throttles")
            .forEach(table -> server.bean(JdbcClient.class).sql("delete from " + table).update()));
    shop =
        TestUsers.done(
                server
                    .bean(Applications.class)
                    .register(NewApplication.named("Shop & Co", ApplicationType.SPA)))
            .application()
            .clientId();
    alice =
        TestUsers.done(
            server
                .bean(Users.class)
                .create(NewUser.of("alice" + ++count + "@mail.example", PASSWORD)));
  }

  private static void inTransaction(Runnable work) {
    server.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
  }

  /** The one mail that has come since the last one. */
  private static MimeMessage received() throws Exception {
    assertThat(mails.waitForIncomingEmail(20_000, 1)).isTrue();
    assertThat(mails.getReceivedMessages()).hasSize(1);
    var mail = mails.getReceivedMessages()[0];
    mails.purgeEmailFromAllMailboxes();
    return mail;
  }

  private void assertNamesTheShop(String kind) throws Exception {
    assertThat(received().getSubject()).isEqualTo("%s for Shop & Co (%s)".formatted(kind, shop));
  }

  private static void assertNamesNone(String kind) throws Exception {
    assertThat(received().getSubject()).isEqualTo(kind + " for  ()");
  }

  private static HttpResponse<String> post(String path, String body) {
    var answer =
        server.send(
            HttpRequest.newBuilder(server.uri("/dbconnections" + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer;
  }

  /** Sends the browser to sign in to the shop; the page's URL. */
  private String begin(TestBrowser browser) {
    var usual = TestSignIns.wanted();
    var wanted =
        new PendingSignIn(
            shop,
            usual.applicationName(),
            usual.connection(),
            "",
            false,
            List.of(),
            List.of(),
            usual.redirectUri(),
            usual.resumeAt());
    return new TestSignIns(server).begin(browser, wanted);
  }

  /** As it stands in the text of the mail. */
  private static String link(MimeMessage mail) throws Exception {
    var related = (MimeMultipart) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent();
    var alternatives = (MimeMultipart) related.getBodyPart(0).getContent();
    var found = LINK.matcher(alternatives.getBodyPart(0).getContent().toString());
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static String path(String link) {
    return link.substring(("https://" + server.domain()).length(), link.indexOf('#'));
  }

  private static void confirm(String path) {
    var browser = new TestBrowser(server);
    browser.get(path);
    var ticket = path.substring(path.indexOf('=') + 1);
    assertThat(browser.post("/u/email-verification", "ticket", ticket).statusCode()).isEqualTo(200);
  }

  @Test
  void aForgottenPasswordOfAnApplicationNamesIt() throws Exception {
    var body = "\"email\":\"%s\",\"connection\":\"%s\"}".formatted(alice.email(), User.DATABASE);
    post("/change_password", "{\"client_id\":\"%s\",".formatted(shop) + body);
    assertNamesTheShop("reset_email");
    post("/change_password", "{" + body);
    assertNamesNone("reset_email");
  }

  @Test
  void aForgottenPasswordAtASignInNamesTheApplicationOfThat() throws Exception {
    var browser = new TestBrowser(server);
    var forgot = FORGOT.matcher(browser.get(begin(browser)).body());
    assertThat(forgot.find()).isTrue();
    var page = browser.get(forgot.group(1)).body();
    var state = forgot.group(1).substring(forgot.group(1).indexOf("state=") + 6);
    assertThat(page).contains("name=\"state\" value=\"" + state + "\"");
    browser.post("/u/reset-password/request", "email", alice.email(), "state", state);
    assertNamesTheShop("reset_email");
    browser.post("/u/reset-password/request", "email", alice.email());
    assertNamesNone("reset_email");
  }

  @Test
  void aSignUpOnAPageNamesTheApplicationAndSoDoesTheWelcome() throws Exception {
    var browser = new TestBrowser(server);
    var state = TestSignIns.state(begin(browser));
    browser.get("/u/signup?state=" + state);
    var email = "new" + count + "@mail.example";
    var answer = browser.post("/u/signup", "state", state, "email", email, "password", PASSWORD);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    var mail = received();
    assertThat(mail.getSubject()).isEqualTo("verify_email for Shop & Co (%s)".formatted(shop));
    confirm(path(link(mail)));
    assertNamesTheShop("welcome_email");
  }

  @Test
  void aSignUpByAnApplicationsOwnPageNamesIt() throws Exception {
    post(
        "/signup",
        "{\"client_id\":\"%s\",\"connection\":\"%s\",\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(shop, User.DATABASE, "own" + count + "@mail.example", PASSWORD));
    assertNamesTheShop("verify_email");
  }

  @Test
  void theMailAboutABlockedAccountNamesTheApplicationThatWasTried() throws Exception {
    var browser = new TestBrowser(server);
    var page = begin(browser);
    browser.get(page);
    for (int i = 0; i < 11; i++) {
      TestSignIns.submit(browser, page, alice.email(), "Wrong-Horse-7");
    }
    assertNamesTheShop("blocked_account");
  }

  @Test
  void whoAsksByTheManagementApiNamesTheApplication() throws Exception {
    var user = "/users/" + alice.id().replace("|", "%7C");
    var changed = "{\"email\":\"%s\",\"verify_email\":true%s}";
    var client = ",\"client_id\":\"%s\"".formatted(shop);
    caller.patch(user, changed.formatted("b" + alice.email(), client));
    assertNamesTheShop("verify_email");
    caller.patch(user, changed.formatted("c" + alice.email(), ""));
    assertNamesNone("verify_email");
    var asked =
        caller.post(
            "/tickets/email-verification", "{\"user_id\":\"%s\"%s}".formatted(alice.id(), client));
    confirm(path(json(asked).get("ticket").stringValue()));
    assertNamesTheShop("welcome_email");
  }

  @Test
  void anApplicationThatIsGoneByThenIsNotNamedAndTheMailGoes() throws Exception {
    inTransaction(() -> {
      server
          .bean(MailRequests.class)
          .forgotten(alice.email(), User.DATABASE, "", shop, "192.0.2.1");
      TestUsers.done(server.bean(Applications.class).remove(shop));
    });
    assertNamesNone("reset_email");
  }

  private static HttpResponse<String> resultUrl(String url) {
    return caller.patch("/email-templates/verify_email", "{\"resultUrl\":\"%s\"}".formatted(url));
  }

  /** What becomes of the link in a mail that is asked for like that. */
  private HttpResponse<String> verified(String more) throws Exception {
    caller.post("/jobs/verification-email", "{\"user_id\":\"%s\"%s}".formatted(alice.id(), more));
    var path = path(link(received()));
    var browser = new TestBrowser(server);
    browser.get(path);
    return browser.post("/u/email-verification", "ticket", path.substring(path.indexOf('=') + 1));
  }

  @Test
  void whereTheLinkLeadsMayBeTheApplicationsOwn() throws Exception {
    var callbacks = "[\"https://shop.example.com:8443/callback\",\"https://other.example/\"]";
    caller.patch("/clients/" + shop, "{\"callbacks\":%s}".formatted(callbacks));
    var client = ",\"client_id\":\"%s\"".formatted(shop);
    try {
      assertThat(resultUrl("{{ application.callback_domain }}/{{ application.name }}").statusCode())
          .isEqualTo(200);
      assertThat(TestBrowser.location(verified(client)))
          .startsWith("https://shop.example.com:8443/Shop%20%26%20Co?success=true");
      assertNamesTheShop("welcome_email");
      assertThat(verified("").statusCode()).isEqualTo(200);
      caller.patch("/clients/" + shop, "{\"is_first_party\":false}");
      assertThat(verified(client).statusCode()).isEqualTo(200); // I2
    } finally {
      resultUrl("");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{ application.name }}/done",
        "javascript:{{ application.callback_domain }}",
        "x{{ application.callback_domain }}",
        "{{ user.email }}",
        "https://shop.example.com/{{ user.email }}",
        "https://shop.example.com/{{ application.name"
      })
  void whereTheLinkLeadsIsOneAddress(String url) { // I2
    var answer = resultUrl(url);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("on property resultUrl");
  }
}
