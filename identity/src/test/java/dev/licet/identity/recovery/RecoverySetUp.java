package dev.licet.identity.recovery;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.administrator.TestBrowser;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A user who has forgotten something, the mails that go out, and the calls that ask for them. */
abstract class RecoverySetUp {
  static final String PASSWORD = "Correct-Horse-7";
  static final String OTHER = "Another-Horse-8";
  static final String SENT = "We've just sent you an email to reset your password.";
  static final TestServer SERVER = TestServer.shared();
  static ManagementCaller caller;
  static String clientId = "";
  static int count;

  User alice;

  @BeforeAll
  static void start() {
    caller =
        new ManagementCaller(
            SERVER,
            "create:user_tickets create:users update:users read:users create:organizations");
    clientId =
        TestUsers.done(
                SERVER
                    .bean(Applications.class)
                    .register(NewApplication.named("Shop", ApplicationType.SPA)))
            .application()
            .clientId();
  }

  @BeforeEach
  void someoneNew() {
    alice = user("alice" + ++count + "@recovery.example");
    inTransaction(() ->
        List.of("mail_outbox", "mail_requests", "sign_in_guesses", "address_throttles")
            .forEach(table -> SERVER.bean(JdbcClient.class).sql("delete from " + table).update()));
  }

  static User user(String email) {
    return TestUsers.done(SERVER.bean(Users.class).create(NewUser.of(email, PASSWORD)));
  }

  static void inTransaction(Runnable work) {
    SERVER.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
  }

  User now() {
    return SERVER.bean(Users.class).byId(alice.id()).orElseThrow();
  }

  static List<String> mails(String recipient) {
    return SERVER
        .bean(JdbcClient.class)
        .sql("select link from mail_outbox where recipient = :recipient")
        .param("recipient", recipient)
        .query(String.class)
        .list();
  }

  /** Waits for the one mail, and answers its link's path. */
  static String link(String recipient) throws InterruptedException {
    for (int i = 0; i < 1_600 && mails(recipient).isEmpty(); i++) {
      Thread.sleep(25);
    }
    assertThat(mails(recipient)).hasSize(1);
    var link = mails(recipient).getFirst();
    assertThat(link).startsWith("https://" + SERVER.domain() + "/u/").endsWith("#");
    return path(link);
  }

  static String path(String link) {
    return link.substring(("https://" + SERVER.domain()).length(), link.length() - 1);
  }

  static String ticket(String path) {
    return path.substring(path.indexOf('=') + 1);
  }

  static HttpResponse<String> postJson(String path, String body, String... headers) {
    var request =
        HttpRequest.newBuilder(SERVER.uri(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return SERVER.send(request.build());
  }

  static HttpResponse<String> reset(
      TestBrowser browser, String page, String password, String repeat) {
    return browser.post(
        "/u/reset-password", "ticket", ticket(page), "password", password, "repeat", repeat);
  }

  static int post(TestBrowser browser, String page, String ticket) {
    return browser
        .post(page, "ticket", ticket, "state", ticket, "password", OTHER, "repeat", OTHER)
        .statusCode();
  }

  String ticketFor(String kind, String more) {
    var answer =
        caller.post("/tickets/" + kind, "{\"user_id\":\"%s\"%s}".formatted(alice.id(), more));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).get("ticket").stringValue();
  }
}
