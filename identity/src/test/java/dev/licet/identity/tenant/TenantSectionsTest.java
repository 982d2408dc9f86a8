package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.branding.Branding;
import dev.licet.identity.branding.Colour;
import dev.licet.identity.branding.TestThemes;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.organization.Organizations;
import dev.licet.identity.protection.AttackProtection;
import dev.licet.identity.settings.TenantSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sections of the tenant file that are features' own. */
class TenantSectionsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Something in every section. */
  static final String ALL =
      """
      resourceServers: [{name: Sections, identifier: "urn:sections"}]
      clients: [{name: Sections app, client_id: sections-app, app_type: spa}]
      tenant:
        friendly_name: Acme
        support_email: help@acme.example
        default_audience: "urn:sections"
        default_directory: Staff
        session_lifetime: 24
        idle_session_lifetime_in_minutes: 30
        flags: {enable_public_signup_user_exists_error: true}
        universal_login: {colors: {primary: "#F8F8F2", page_background: "#222221"}}
      databases:
        - name: Staff
          strategy: auth0
          enabled_clients: [Sections app]
          options: {passwordPolicy: excellent, disable_signup: true}
      connections:
        - name: google
          strategy: google-oauth2
          enabled_clients: []
          options: {client_id: g, client_secret: "@@KNOWN@@"}
      organizations:
        - name: acme
          display_name: Acme & Sons
          metadata: {plan: gold}
          connections: [{name: Staff, assign_membership_on_login: true}]
      branding:
        colors: {primary: "#123abc"}
        logo_url: "https://cdn.example/logo.png"
        templates:
          - {template: universal_login, body: "<p>{%- auth0:head -%}{%- auth0:widget -%}</p>"}
      prompts:
        identifier_first: true
        customText: {de: {login: {login: {title: "Grüß Gott"}}}}
        partials: {login: {login: {form-content-start: "<p>Hello</p>"}}}
      attackProtection:
        bruteForceProtection: {enabled: true, max_attempts: 5}
        suspiciousIpThrottling: {enabled: false}
        breachedPasswordDetection: {enabled: false}
      guardianFactors: [{name: otp, enabled: false}]
      guardianPhoneFactorMessageTypes: {message_types: [sms]}
      emailProvider:
        name: smtp
        enabled: false
        default_from_address: mail@acme.example
        settings: {headers: {X-MC-ViewContentLink: "true"}}
        credentials: {smtp_host: localhost, smtp_port: 2525, smtp_user: u, smtp_pass: "@@KNOWN@@"}
      emailTemplates:
        - template: verify_email
          body: "<p>{{ url }}</p>"
          subject: "Yes: you"
          from: ""
          enabled: true
      logStreams:
        - name: Log to a file
          type: file
          status: paused
          sink: {fileName: log.ndjson}
          filters: [{type: category, name: auth.login.fail}]
        - name: SIEM
          type: http
          status: paused
          sink:
            httpEndpoint: https://siem.example.com/in
            httpAuthorization: Bearer a secret
            httpCustomHeaders: [{header: X-Key, value: a secret too}]
      """
          + ("themes: [" + TestThemes.whole() + "]\n");

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
    assertThat(send("apply", ALL)).matches(answer -> answer.status() == 200);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer send(String verb, String yaml, String... known) {
    var value = known.length == 0 ? "a secret" : known[0];
    var body = Map.of("file", "t.yaml", "content", yaml, "variables", Map.of("KNOWN", value));
    var scope = verb.equals("plan") ? "read:tenant_file" : "update:tenant_file";
    return management.post("/tenant-file/" + verb, JSON.writeValueAsString(body), scope);
  }

  private static List<String> sentences(Answer plan) {
    assertThat(plan.status()).as("%s", plan).isEqualTo(200);
    return plan.json()
        .get("changes")
        .valueStream()
        .map(one -> one.get("sentence"))
        .map(JsonNode::stringValue)
        .toList();
  }

  @Test
  void whatIsSaidHolds() {
    var settings = server.bean(TenantSettings.class);
    assertThat(settings.friendlyName()).contains("Acme");
    assertThat(settings.defaultAudience()).contains("urn:sections");
    assertThat(settings.defaultDirectory()).contains("Staff");
    assertThat(settings.idleSessionLifetime()).isEqualTo(Duration.ofMinutes(30));
    assertThat(settings.saysThatUsersExist()).isTrue();
    var connections = server.bean(Connections.class);
    var staff = connections.byName("Staff").orElseThrow();
    assertThat(staff.allowsSignUp()).isFalse();
    assertThat(connections.isFor(staff, "sections-app")).isTrue();
    assertThat(connections.isFor(connections.byName("google").orElseThrow(), "sections-app"))
        .isFalse();
    assertThat(server.bean(Organizations.class).byName("acme").orElseThrow().displayName())
        .isEqualTo("Acme & Sons");
    assertThat(server.bean(Branding.class).look().primary()).isEqualTo(new Colour("#123abc"));
    assertThat(server.get("/u/colours.css").body())
        .contains("--primary: #123abc;", "--primary: #a00012;", "--input-border: 1.5px;");
    assertThat(server.bean(AttackProtection.class).bruteForce().maxAttempts()).isEqualTo(5);
    assertThat(server.bean(AttackProtection.class).suspiciousIp().enabled()).isFalse();
    assertThat(management.get("/prompts/login/custom-text/de", "read:prompts").json().toString())
        .contains("Grüß Gott");
    assertThat(management.get("/emails/provider", "read:email_provider").text("name"))
        .isEqualTo("smtp");
    assertThat(
            management.get("/email-templates/verify_email", "read:email_templates").text("subject"))
        .isEqualTo("Yes: you");
  }

  @Test
  void theSameAgainChangesNothing() {
    assertThat(sentences(send("plan", ALL))).isEmpty();
    var exported = management.get("/tenant-file", "read:tenant_file");
    assertThat(sentences(send("plan", exported.text("content")))).isEmpty();
    assertThat(exported.text("content"))
        .doesNotContain("a secret", "client_secret", "smtp_pass", "X-Key");
    assertThat(exported.json().get("left_out").toString())
        .contains("email provider's password", "options of connections", "log streams");
  }

  @Test
  void aPlanSaysInWordsWhatChanges() {
    var plan =
        """
        tenant: {friendly_name: Acme Ltd, session_lifetime: 12}
        databases: [{name: Staff, options: {passwordPolicy: fair, disable_signup: true}}]
        attackProtection: {bruteForceProtection: {max_attempts: 7}}
        organizations: [{name: acme, connections: []}]
        """;
    assertThat(sentences(send("plan", plan)))
        .containsExactly(
            "changes the database Staff: options passwordPolicy excellent -> fair",
            "changes the organization acme: connections -Staff",
            "changes the attack protection: bruteForceProtection max_attempts 5 -> 7",
            "changes the tenant's settings: friendly_name Acme -> Acme Ltd; session_lifetime 24 ->"
                + " 12");
    assertThat(server.bean(TenantSettings.class).friendlyName()).contains("Acme");
  }

  @Test
  void ofSecretsOnlyThatTheyChangeIsSaid() {
    var answer = send("plan", ALL, "another one altogether");
    assertThat(sentences(answer))
        .containsExactlyInAnyOrder(
            "changes the connection google: secret another one",
            "changes the email provider: secret another one");
    assertThat(answer.response().body()).doesNotContain("altogether", "a secret");
  }

  @Test
  void whatIsNotSupportedIsNamedAndWhatWouldBeMissedIsRefused() {
    var answer =
        send(
            "plan",
            """
            tenant: {friendly_name: Acme, odd_setting: 1}
            databases: [{name: Staff, options: {passwordPolicy: excellent, odd: {a: 1}}}]
            emailTemplates: [{template: user_invitation, body: x}]
            pages: [{name: login, html: x}]
            """);
    assertThat(answer.json().get("left_out").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrder(
            "t.yaml, line 1: tenant.odd_setting: not supported by this version, left out",
            "t.yaml, line 2: databases[0].options.odd: not supported by this version, left out",
            "t.yaml, line 3: emailTemplates[0]: not supported by this version, left out",
            "t.yaml, line 4: pages: not supported by this version, left out");
    for (var refused :
        List.of(
            "guardianFactors: [{name: otp, enabled: true}]",
            "attackProtection: {breachedPasswordDetection: {enabled: true}}",
            "databases: [{options: {}}]",
            "databases: [{name: Staff, options: {passwordPolicy: odd}}]",
            "databases: [{name: Staff, enabled_clients: [nobody]}]",
            "databases: [{name: google}]",
            "connections: [{name: Staff, strategy: oidc}]",
            "tenant: {default_audience: 'urn:nothing'}",
            "organizations: [{name: acme, connections: [{name: nowhere}]}]",
            "prompts: {customText: {de: {nothing: {a: {b: c}}}}}",
            "emailProvider: {name: mandrill}",
            "emailProvider: {default_from_address: 'Acme, Inc. <a@acme.com>'}",
            "emailTemplates: [{template: verify_email, from: 'Acme, Inc. <a@acme.com>'}]",
            "emailTemplates: [{template: verify_email, body: ./verify_email.html}]",
            "branding: {templates: [{template: universal_login, body: ./login.html}]}",
            "themes: [" + TestThemes.whole("/colors/error", "\"red\"") + "]",
            "logStreams: [{name: Log to a file, type: syslog, sink: {syslogHost: h}}]")) {
      var wrong = send("apply", refused);
      assertThat(wrong.status()).as(refused).isEqualTo(400);
      assertThat(wrong.text("message")).as(refused).startsWith("t.yaml, line 1: ");
    }
  }

  @Test
  void theSecretsOfALogStreamAreForItsServer() {
    var stream = "logStreams: [{name: SIEM, type: http, sink: {httpEndpoint: '%s'%s}}]";
    var here = "https://siem.example.com:443/other";
    assertThat(sentences(send("plan", stream.formatted(here, ""))))
        .containsExactly(
            "changes the log stream SIEM: sink httpEndpoint https://siem.example.com/in -> "
                + here);
    var there = "https://other.example.com/in";
    var moved = send("apply", stream.formatted(there, ""));
    assertThat(moved.status()).as(moved.toString()).isEqualTo(400);
    assertThat(moved.text("message"))
        .startsWith("t.yaml, line 1: ")
        .contains("sink.httpAuthorization", "siem.example.com:443 must be said again");
    var said = ", httpAuthorization: said, httpCustomHeaders: [{header: X-Key}]";
    assertThat(send("plan", stream.formatted(there, said)).text("message"))
        .contains("The header X-Key needs a value");
  }

  @Test
  void aPasswordIsNeverSentToAnotherServer() {
    var there = "emailProvider: {credentials: {smtp_host: %s, smtp_port: 2525, smtp_user: u}}";
    assertThat(sentences(send("plan", there.formatted("localhost")))).isEmpty();
    assertThat(sentences(send("plan", there.formatted("mail.example"))))
        .containsExactly(
            "changes the email provider: credentials smtp_host localhost -> mail.example; secret"
                + " another one");
  }
}
