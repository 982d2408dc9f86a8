package dev.licet.identity.mail;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.licet.identity.TestServer;
import dev.licet.identity.user.ManagementCaller;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails through a real SMTP server. */
@ExtendWith(OutputCaptureExtension.class)
class MailTest {
  private static final String ALICE = "alice@example.com";

  @TempDir static Path folder;
  private static TestServer server;
  private static ManagementCaller caller;
  private static GreenMail mails;

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
            "create:email_provider read:email_provider update:email_provider"
                + " delete:email_provider create:email_templates read:email_templates"
                + " update:email_templates update:tenant_settings");
  }

  @AfterAll
  static void stop() {
    server.close();
    mails.stop();
  }

  @BeforeEach
  void empty() throws Exception {
    mails.purgeEmailFromAllMailboxes();
  }

  @AfterEach
  void clean() {
    inTransaction(() -> {
      for (var table : List.of("mail_outbox", "mail_templates", "mail_provider")) {
        server.bean(JdbcClient.class).sql("delete from " + table).update();
      }
    });
  }

  private static void inTransaction(Runnable work) {
    server.bean(TransactionTemplate.class).executeWithoutResult(_ -> work.run());
  }

  private static MailTo wanted(MailKind kind, Locale language) {
    return new MailTo(
        kind,
        ALICE,
        language,
        "https://" + server.domain() + "/u/x?ticket=abc#",
        Map.of("user.name", "Alice <b>& Co</b>\r\nBcc: x", "user.email", ALICE));
  }

  private static void send(MailTo wanted) {
    inTransaction(() -> server.bean(Mails.class).send(wanted));
  }

  private static MimeMessage received() {
    assertThat(mails.waitForIncomingEmail(20_000, 1)).isTrue();
    assertThat(mails.getReceivedMessages()).hasSize(1);
    return mails.getReceivedMessages()[0];
  }

  private static String part(MimeMessage mail, int number) throws Exception {
    var alternatives =
        (MimeMultipart)
            ((MimeMultipart) ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
                .getBodyPart(0)
                .getContent();
    return alternatives.getBodyPart(number).getContent().toString();
  }

  private static long waiting() {
    return server
        .bean(JdbcClient.class)
        .sql("select count(*) from mail_outbox")
        .query(Long.class)
        .single();
  }

  @Test
  void sendsTextAndHtmlInTheUsersLanguage() throws Exception {
    send(wanted(MailKind.RESET_EMAIL, Locale.GERMAN));
    var mail = received();
    assertThat(mail.getSubject()).isEqualTo("Neues Passwort wählen");
    assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(ALICE);
    assertThat(mail.getFrom()[0]).hasToString("no-reply@localhost");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    var link = "https://" + server.domain() + "/u/x?ticket=abc#";
    assertThat(part(mail, 0)).contains("für Ihr Konto " + ALICE, link);
    assertThat(part(mail, 1)).contains("<html lang=\"de\">", "href=\"" + link + "\"");
    awaitNothingWaiting();
  }

  @Test
  void nothingIsSentOfATransactionThatFails() {
    server
        .bean(TransactionTemplate.class)
        .executeWithoutResult(status -> {
          server.bean(Mails.class).send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
          status.setRollbackOnly();
        });
    assertThat(waiting()).isZero();
  }

  @Test
  void mailsWaitWhileTheServerIsDown(CapturedOutput output) throws Exception {
    var port = mails.getSmtp().getPort();
    mails.stop();
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    awaitAttempts(1);
    mails = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mails.start();
    assertThat(waiting()).isEqualTo(1);
    inTransaction(() ->
        server.bean(JdbcClient.class).sql("update mail_outbox set next_attempt_at = 0").update());
    assertThat(received().getSubject()).isEqualTo("Choose another password");
    assertThat(output)
        .contains(
            "(reset_email) could not be sent by 127.0.0.1:%d, attempt 1: ConnectException"
                .formatted(port));
    awaitNothingWaiting();
  }

  @Test
  void twoNodesSendAMailOnce() {
    var outbox = server.bean(OutboxTable.class);
    inTransaction(() -> {
      server.bean(Mails.class).send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
      var mail = outbox.latest(1).getFirst();
      var later = Instant.now().plusSeconds(60);
      assertThat(outbox.take(mail, later)).isTrue();
      assertThat(outbox.take(mail, later)).isFalse();
    });
  }

  @Test
  void theTenantsOwnTemplateIsUsed() throws Exception {
    var body =
        """
        {"template":"reset_email","body":"<p>Hi {{ user.name }}, <a href='{{url}}'>go</a> {{ support_email }}</p>",
         "subject":"For {{ user.name | escape }}","from":"Shop <shop@example.com>",
         "syntax":"liquid","enabled":true,"resultUrl":"https://shop.example.com/done",
         "urlLifetimeInSeconds":60}
        """;
    assertThat(caller.post("/email-templates", body).statusCode()).isEqualTo(201);
    assertThat(caller.post("/email-templates", body).statusCode()).isEqualTo(409);
    caller.patch("/tenants/settings", "{\"support_email\":\"<help>@example.com\"}");
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    var mail = received();
    assertThat(mail.getSubject()).isEqualTo("For Alice <b>& Co</b> Bcc: x");
    assertThat(mail.getFrom()[0]).hasToString("Shop <shop@example.com>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(part(mail, 1))
        .contains(
            "Hi Alice &lt;b&gt;&amp; Co&lt;/b&gt;",
            "/u/x?ticket=abc#'>go",
            "&lt;help&gt;@example.com");
    var shown = json(caller.get("/email-templates/reset_email"));
    assertThat(shown.get("urlLifetimeInSeconds").intValue()).isEqualTo(60);
    assertThat(shown.get("syntax").stringValue()).isEqualTo("liquid");
    awaitNothingWaiting();
    var off = caller.patch("/email-templates/reset_email", "{\"enabled\":false}");
    assertThat(json(off).get("body").stringValue()).contains("{{ user.name }}");
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    assertThat(waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Acme, Inc. <a@acme.com>",
        "a@acme.com, Bob <b@acme.com>",
        "acme",
        "{{ user.name }}",
        "{{ user.name }} <a@acme.com>, {{ tenant }}"
      })
  void aSenderIsOneAddress(String text) {
    var template = "{\"from\":\"%s\"}".formatted(text);
    var answer = caller.call("PUT", "/email-templates/verify_email", template);
    assertError(answer, 400, "invalid_body", "This must be one address", "on property from");
    assertThat(caller.call("PUT", "/email-templates/verify_email", "{}").statusCode())
        .isEqualTo(200);
    assertError(caller.patch("/email-templates/verify_email", template), 400, "on property from");
    assertThat(json(caller.get("/email-templates/verify_email")).get("from").stringValue())
        .isEmpty();
  }

  @Test
  void aProvidersSenderIsOneAddress() {
    var wrong = "\"default_from_address\":\"Acme, Inc. <a@acme.com>\"";
    var body = "{\"name\":\"smtp\",\"credentials\":{\"smtp_host\":\"127.0.0.1\"}%s}";
    assertError(
        caller.post("/emails/provider", body.formatted("," + wrong)),
        400,
        "invalid_body",
        "This must be one address",
        "on property default_from_address");
    assertError(caller.get("/emails/provider"), 404, "inexistent_email_provider");
    assertThat(caller.post("/emails/provider", body.formatted("")).statusCode()).isEqualTo(201);
    assertError(
        caller.patch("/emails/provider", "{" + wrong + "}"), 400, "property default_from_address");
    assertThat(caller.get("/emails/provider").body()).doesNotContain("default_from_address");
  }

  /** The sender is the tenant's too where the body is ours. */
  @ParameterizedTest
  @ValueSource(strings = {"", "<p>Hi</p>"})
  void aNameInTheSenderIsANameWhateverIsInIt(String body) throws Exception {
    var template =
        """
        {"template":"reset_email","body":"%s","subject":"Hi","syntax":"liquid","enabled":true,
         "from":"{{ user.name }} <no-reply@acme.com>"}
        """;
    assertThat(caller.post("/email-templates", template.formatted(body)).statusCode())
        .isEqualTo(201);
    var facts = Map.of("user.name", "Eve\r\nBcc: x, <eve@example.com>, Inc.");
    send(new MailTo(MailKind.RESET_EMAIL, ALICE, Locale.ENGLISH, "https://x/#", facts));
    var mail = received();
    assertThat(mail.getFrom())
        .extracting(Object::toString)
        .containsExactly("\"Eve Bcc: x, <eve@example.com>, Inc.\" <no-reply@acme.com>");
    assertThat(mail.getAllRecipients()).hasSize(1);
    awaitNothingWaiting();
  }

  /** As one that was saved before its sender was checked. */
  @Test
  void aMailThatCannotBeBuiltIsGivenUpAtOnce(CapturedOutput output) throws Exception {
    var template =
        new MailTemplate("", "a@acme.com, b@acme.com", "", "", MailTemplate.LIFETIME, false, true);
    inTransaction(() -> server.bean(MailTemplateTable.class).save(MailKind.RESET_EMAIL, template));
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    awaitNothingWaiting();
    assertThat(mails.getReceivedMessages()).isEmpty();
    assertThat(output)
        .contains("(reset_email) was refused for good and is given up: AddressException")
        .doesNotContain("b@acme.com");
  }

  @Test
  void templatesThatAreNotThereAreSaidToBeMissing() {
    for (var name : List.of("verify_email", "stolen_credentials", "x")) {
      assertError(caller.get("/email-templates/" + name), 404, "inexistent_email_template");
      assertError(caller.patch("/email-templates/" + name, "{}"), 404, "inexistent_email_template");
    }
    assertError(
        caller.call("PUT", "/email-templates/stolen_credentials", "{}"),
        400,
        "operation_not_supported",
        "verify_email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% if user.name %}x{% endif %}",
        "{{ user.password }}",
        "{{ user.name | upcase }}",
        "{{ user['name'] }}",
        "{{"
      })
  void nothingInATemplateIsExecuted(String text) { // I5
    var answer =
        caller.call("PUT", "/email-templates/verify_email", "{\"body\":\"%s\"}".formatted(text));
    assertError(answer, 400, "invalid_body", "on property body");
  }

  @Test
  void theTenantsProviderComesBeforeTheSetting() throws Exception {
    var port = mails.getSmtp().getPort();
    var credentials =
        "\"credentials\":{\"smtp_host\":\"127.0.0.1\",\"smtp_port\":%d".formatted(port);
    var body =
        "{\"name\":\"smtp\",\"default_from_address\":\"tenant@example.com\"," + credentials + "}}";
    var created = caller.post("/emails/provider", body);
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(caller.post("/emails/provider", body).statusCode()).isEqualTo(409);
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    assertThat(received().getFrom()[0]).hasToString("tenant@example.com");
    awaitNothingWaiting();
    assertThat(caller.patch("/emails/provider", "{\"enabled\":false}").statusCode()).isEqualTo(200);
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    assertThat(server.bean(Outbox.class).send()).isZero();
    assertThat(waiting()).isEqualTo(1);
    var secret = "{" + credentials + ",\"smtp_user\":\"me\",\"smtp_pass\":\"hidden-password\"}}";
    assertThat(caller.patch("/emails/provider", secret).body())
        .contains("\"smtp_user\":\"me\"")
        .doesNotContain("hidden-password");
    assertThat(caller.get("/emails/provider").body()).doesNotContain("hidden-password");
    assertThat(caller.delete("/emails/provider", "").statusCode()).isEqualTo(204);
    assertError(caller.get("/emails/provider"), 404, "inexistent_email_provider");
  }

  /** Auth0 has the same two, and no other. */
  @Test
  void aMailSaysWhatTheServiceThatSendsItIsToKnow() throws Exception {
    var body =
        """
        {"name":"smtp","credentials":{"smtp_host":"127.0.0.1","smtp_port":%d},
        "settings":{"headers":{"X-SES-Configuration-Set":"tenant_1"}}}\
        """
            .formatted(mails.getSmtp().getPort());
    var settings = "\"settings\":{\"headers\":{\"X-SES-Configuration-Set\":\"tenant_1\"}}";
    assertThat(caller.post("/emails/provider", body).body()).contains(settings);
    var enabled = "{\"enabled\":true}";
    assertThat(caller.patch("/emails/provider", enabled).body()).contains(settings);
    send(wanted(MailKind.RESET_EMAIL, Locale.ENGLISH));
    assertThat(received().getHeader("X-SES-Configuration-Set")).containsExactly("tenant_1");
    awaitNothingWaiting();
    for (var wrong :
        List.of(
            "{\"Bcc\":\"eve@example.com\"}",
            "{\"X-SES-Configuration-Set\":\"a\\r\\nBcc: eve@example.com\"}")) {
      var change = "{\"settings\":{\"headers\":" + wrong + "}}";
      assertError(
          caller.patch("/emails/provider", change), 400, "invalid_body", "settings.headers");
    }
    var nothing = "{\"settings\":null}";
    assertThat(caller.patch("/emails/provider", nothing).body()).doesNotContain("settings");
  }

  @Test
  void otherProvidersAreRefusedByName() {
    for (var others :
        List.of(
            "\"name\":\"ses\",\"credentials\":{\"accessKeyId\":\"x\"}",
            "\"credentials\":{\"api_key\":\"x\"},\"settings\":{\"message\":{}},\"name\":\"ses\"")) {
      var body = "{" + others + "}";
      assertError(caller.post("/emails/provider", body), 400, "operation_not_supported", "'ses'");
      assertError(caller.patch("/emails/provider", body), 400, "operation_not_supported", "'ses'");
    }
    assertError(
        caller.post("/emails/provider", "{\"name\":\"smtp\",\"credentials\":{}}"),
        400,
        "smtp_host' on property credentials");
  }

  private static void awaitNothingWaiting() throws InterruptedException {
    for (int i = 0; i < 800 && waiting() > 0; i++) {
      Thread.sleep(50);
    }
    assertThat(waiting()).isZero();
  }

  private static void awaitAttempts(int number) throws InterruptedException {
    for (int i = 0; i < 800 && attempts() < number; i++) {
      Thread.sleep(50);
    }
    assertThat(attempts()).isGreaterThanOrEqualTo(number);
  }

  private static int attempts() {
    return server
        .bean(JdbcClient.class)
        .sql("select max(attempts) from mail_outbox")
        .query(Integer.class)
        .single();
  }

  private static void assertError(HttpResponse<String> answer, int status, String... parts) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(parts);
  }
}
