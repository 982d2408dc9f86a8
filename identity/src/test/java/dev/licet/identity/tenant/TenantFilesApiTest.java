package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.application.Applications;
import dev.licet.identity.credential.TestCredentials;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.management.TestManagement.Answer;
import dev.licet.identity.password.HeldPasswords;
import dev.licet.identity.password.Passwords;
import dev.licet.identity.role.Roles;
import dev.licet.identity.tls.TestCertificates;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.Users;
import dev.licet.testkit.TestKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TenantFilesApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @TempDir static Path folder;
  private static TestServer server;
  private static TestManagement management;

  @BeforeAll
  static void start() {
    server = TestServer.in(folder);
    management = new TestManagement(server);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer send(TestManagement to, String verb, String yaml) {
    var body = Map.of("file", "t.yaml", "content", yaml, "variables", Map.of("KNOWN", "it is"));
    var scope = verb.equals("plan") ? "read:tenant_file" : "update:tenant_file";
    return to.post("/tenant-file/" + verb, JSON.writeValueAsString(body), scope);
  }

  private static Answer plan(String yaml) {
    return send(management, "plan", yaml);
  }

  private static void apply(String yaml) {
    assertThat(send(management, "apply", yaml)).matches(answer -> answer.status() == 200);
  }

  private static List<String> texts(JsonNode list, String member) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(item -> member.isEmpty() ? item : item.get(member))
        .map(JsonNode::stringValue)
        .toList();
  }

  /** An API, its three roles and two users who have them, under a name of the test's own. */
  private static String people(String name, String scopes) {
    return """
    resourceServers:
      - {name: %1$s, identifier: "urn:%1$s", scopes: [%2$s]}
    clients:
      - {name: %1$s reader, client_id: %1$s-reader, app_type: non_interactive}
    clientGrants:
      - {client_id: %1$s-reader, audience: "urn:%1$s", scope: [read:a]}
    roles:
      - name: %1$s one
        permissions: [{permission_name: read:a, resource_server_identifier: "urn:%1$s"}]
      - name: %1$s two
        permissions: [{permission_name: read:a, resource_server_identifier: "urn:%1$s"}]
    users:
      - {email: %1$s-a@example.com, password: Secret-Word-%1$s-1, roles: [%1$s one]}
      - {email: %1$s-b@example.com, password: Secret-Word-%1$s-1, roles: [%1$s one, %1$s two]}
    """
        .formatted(name, scopes);
  }

  @Test
  void aPlanChangesNothing() {
    var answer = plan(people("plan", "{value: read:a}"));
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    assertThat(texts(answer.json().get("changes"), "sentence"))
        .contains(
            "adds the API urn:plan",
            "adds the application plan reader (plan-reader)",
            "adds the role plan one",
            "adds the user plan-a@example.com");
    assertThat(texts(answer.json().get("tokens"), ""))
        .containsExactly(
            "gives read:a (urn:plan) to 2 roles, 2 users, 1 application; takes effect at next"
                + " token");
    assertThat(server.bean(Roles.class).byName("plan one")).isEmpty();
    assertThat(server.bean(Users.class).byEmail("plan-a@example.com")).isEmpty();
    assertThat(server.bean(Applications.class).byClientId("plan-reader")).isEmpty();
  }

  /** Hashing takes long, and on SQLite one transaction at a time can write. */
  @Test
  void nobodyWhoWritesWaitsForTheHashing() throws Exception {
    apply("users: [{email: hashed-a@example.com, password: Secret-Word-1}]");
    var yaml =
        """
        users:
          - {email: hashed-a@example.com, password: Secret-Word-2}
          - {email: hashed-b@example.com, password: Secret-Word-3}
        """;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> applied;
      try (var held = new HeldPasswords(server.bean(Passwords.class))) {
        applied = threads.submit(() -> apply(yaml));
        held.awaitSomebody();
        var table = server.bean(TenantSetupTable.class);
        threads
            .submit(() ->
                server.bean(TransactionOperations.class).executeWithoutResult(_ -> table.lock()))
            .get(5, TimeUnit.SECONDS);
        assertThat(applied.isDone()).isFalse();
      }
      applied.get();
    }
    assertThat(has("hashed-a@example.com", "Secret-Word-2")).isTrue();
    assertThat(has("hashed-b@example.com", "Secret-Word-3")).isTrue();
  }

  /** There was nothing to do for one of them, and a hash was ready for the other. */
  @Test
  void aPasswordThatIsChangedMeanwhileIsTheFilesInTheEnd() throws Exception {
    apply("users: [{email: meanwhile@example.com, password: Secret-Word-1}]");
    var other = new NewPassword.Hashed(server.bean(Passwords.class).hash("Another-Word-1"));
    for (var wanted : List.of("Secret-Word-1", "Secret-Word-2")) {
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> applied;
        try (var held = new HeldPasswords(server.bean(Passwords.class))) {
          applied =
              threads.submit(() ->
                  apply("users: [{email: meanwhile@example.com, password: %s}]".formatted(wanted)));
          held.awaitSomebody();
          var users = server.bean(Users.class);
          users.setPassword(users.byEmail("meanwhile@example.com").getFirst().id(), other);
        }
        applied.get();
      }
      assertThat(has("meanwhile@example.com", wanted)).as(wanted).isTrue();
    }
  }

  private static boolean has(String email, String password) {
    var users = server.bean(Users.class);
    return users.hasPassword(users.byEmail(email).getFirst().id(), password);
  }

  /** As many as there are connections: each had one, and waited for one more. */
  @Test
  void manyPlansAtTheSameMomentAreAllMade() throws Exception {
    var yaml =
        """
        resourceServers: [{name: Many, identifier: "urn:many", scopes: [{value: read:a}]}]
        roles:
          - name: Many
            permissions: [{permission_name: read:a, resource_server_identifier: "urn:many"}]
        """;
    var barrier = new CyclicBarrier(24);
    try (var threads = Executors.newFixedThreadPool(24)) {
      var answers = new ArrayList<Future<Answer>>();
      for (int i = 0; i < 24; i++) {
        answers.add(
            threads.submit(() -> {
              barrier.await();
              return plan(yaml);
            }));
      }
      for (var answer : answers) {
        assertThat(answer.get().status()).isEqualTo(200);
      }
    }
  }

  /** A client id that is drawn in a trial is none that anybody will ever see. */
  @Test
  void aPlanCallsApplicationsByTheirNames() {
    var yaml =
        """
        resourceServers: [{name: named, identifier: "urn:named"}]
        clients: [{name: Zeta}, {name: Alpha}, {name: Fixed, client_id: fixed-one}]
        clientGrants: [{client_id: Zeta, audience: "urn:named", scope: []}]
        databases: [{name: Named, strategy: auth0, enabled_clients: [Zeta, Fixed]}]
        """;
    assertThat(texts(plan(yaml).json().get("changes"), "sentence"))
        .containsExactly(
            "adds the API urn:named",
            "adds the application Alpha",
            "adds the application Fixed (fixed-one)",
            "adds the application Zeta",
            "adds the client grant Zeta at urn:named",
            "adds the database Named");
    apply(yaml);
    var fewer = "databases: [{name: Named, enabled_clients: [Fixed]}]";
    assertThat(texts(plan(fewer).json().get("changes"), "sentence"))
        .singleElement()
        .asString()
        .matches("changes the database Named: enabled_clients -Zeta \\(\\w{32}\\)");
  }

  @Test
  void applyingAgainChangesNothing() {
    apply(people("again", "{value: read:a}"));
    var second = send(management, "apply", people("again", "{value: read:a}"));
    assertThat(second.json().get("changes").isEmpty()).as("%s", second).isTrue();
    assertThat(second.json().get("tokens").isEmpty()).isTrue();
  }

  @Test
  void saysInTokensWhatTheLossOfAPermissionMeans() {
    apply(people("loss", "{value: read:a}, {value: read:b}"));
    var answer =
        plan(
            """
            resourceServers:
              - {name: loss, identifier: "urn:loss", token_lifetime: 60, scopes: [{value: read:b}]}
            """);
    assertThat(texts(answer.json().get("tokens"), ""))
        .containsExactly(
            "removes read:a (urn:loss) from 2 roles, 2 users, 1 application; takes effect at next"
                + " token",
            "changes every token for urn:loss; takes effect at next token");
    assertThat(texts(answer.json().get("changes"), "sentence"))
        .contains(
            "changes the API urn:loss: scopes -read:a; token_lifetime 86400 -> 60;"
                + " token_lifetime_for_web 7200 -> 60",
            "changes the role loss one: permissions -read:a at urn:loss");
  }

  @Test
  void aRoleTakenFromAUserCounts() {
    apply(people("user", "{value: read:a}"));
    var answer = plan("users: [{email: user-b@example.com, roles: []}]");
    assertThat(texts(answer.json().get("tokens"), ""))
        .containsExactly("removes read:a (urn:user) from 1 user; takes effect at next token");
    var kept = plan("users: [{email: user-b@example.com, roles: [user two]}]");
    assertThat(kept.json().get("tokens").isEmpty()).as("%s", kept).isTrue();
    assertThat(kept.json().get("changes").size()).isEqualTo(1);
  }

  @Test
  void ofSecretsOnlyThatTheyChangeIsSaid() {
    var client = "clients: [{name: Secretive, client_id: secretive, client_secret: %s}]";
    apply(client.formatted("one-secret-of-thirty-two-characters"));
    assertThat(plan(client.formatted("one-secret-of-thirty-two-characters")).json().get("changes"))
        .isEmpty();
    var answer = plan(client.formatted("another-secret-of-32-characters-"));
    assertThat(texts(answer.json().get("changes"), "sentence"))
        .containsExactly(
            "changes the application Secretive (secretive): client_secret another one");
    assertThat(answer.toString()).doesNotContain("another-secret", "one-secret");
  }

  @Test
  void ofSigningSecretsOnlyThatTheyChangeIsSaid() {
    var api =
        "resourceServers:\n  - {name: mac, identifier: 'urn:mac', signing_alg: HS256,"
            + " signing_secret: %s}\n";
    apply(api.formatted("first-of-sixteen-characters"));
    assertThat(plan(api.formatted("first-of-sixteen-characters")).json().get("changes")).isEmpty();
    var answer = plan(api.formatted("second-of-sixteen-characters"));
    assertThat(texts(answer.json().get("changes"), "sentence"))
        .containsExactly("changes the API urn:mac: secret another one");
    assertThat(texts(answer.json().get("tokens"), ""))
        .containsExactly("changes every token for urn:mac; takes effect at next token");
    assertThat(answer.response().body()).doesNotContain("-of-sixteen-");
    var exported = management.get("/tenant-file", "read:tenant_file");
    assertThat(exported.text("content")).contains("urn:mac").doesNotContain("-of-sixteen-");
    assertThat(texts(exported.json().get("left_out"), ""))
        .anyMatch(line -> line.startsWith("signing secrets of APIs are not in the file"));
  }

  @Test
  void saysThatAnotherAlgorithmOrABoundKeyChangesEveryToken() {
    var api = "resourceServers: [{name: how, identifier: 'urn:how'%s}]";
    apply(api.formatted(""));
    for (var change :
        List.of(
            ", signing_alg: ES256", ", proof_of_possession: {mechanism: dpop, required: true}")) {
      assertThat(texts(plan(api.formatted(change)).json().get("tokens"), ""))
          .as(change)
          .containsExactly("changes every token for urn:how; takes effect at next token");
    }
  }

  @Test
  void aBrokenFileIsRefusedWithItsPlaceAndNothingIsApplied() {
    var answer =
        send(
            management,
            "apply",
            "roles:\n  - name: broken one\n  - name: broken two\n    permissions: 7\n");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message"))
        .isEqualTo("t.yaml, line 4: roles[1].permissions: expected a list, found '7'.");
    var late =
        send(
            management,
            "apply",
            """
            roles:
              - name: broken one
              - name: broken two
                permissions: [{permission_name: x, resource_server_identifier: "urn:nowhere"}]
            """);
    assertThat(late.status()).isEqualTo(400);
    assertThat(late.text("message")).startsWith("t.yaml, line 4: roles[1].permissions");
    assertThat(server.bean(Roles.class).byName("broken one")).isEmpty();
  }

  @Test
  void theServersOwnEnvironmentIsNotTheCallers() {
    assertThat(plan("roles: [{name: @@KNOWN@@}]").toString()).contains("adds the role it is");
    var answer = plan("roles: [{name: @@PATH@@}]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("message"))
        .isEqualTo("t.yaml, line 1: expected a value for PATH in the environment, found none.");
  }

  @Test
  void namesWhatItDoesNotSupport() {
    apply("resourceServers: [{name: odd, identifier: 'urn:odd', scopes: [{value: a}]}]");
    var answer =
        plan(
            """
            hooks: [{name: x}]
            clients: [{name: Named, shape: round}]
            roles:
              - name: odd
                permissions: [{permission_name: a, odd: 1, resource_server_identifier: "urn:odd"}]
            """);
    assertThat(texts(answer.json().get("left_out"), ""))
        .containsExactly(
            "t.yaml, line 1: hooks: not supported by this version, left out",
            "t.yaml, line 2: clients[0].shape: not supported by this version, left out",
            "t.yaml, line 5: roles[0].permissions[0].odd: not supported by this version, left out");
  }

  @Test
  void theServersOwnThingsStayAsTheyAre() {
    var answer = send(management, "apply", "clients: [{name: x, client_id: licet-cli}]");
    assertThat(answer.status()).as("%s", answer).isEqualTo(400);
    assertThat(answer.text("message")).contains("it cannot be altered");
  }

  private static String pem(String algorithm) {
    var key = algorithm.equals("RS256") ? TestKeys.rsa("file") : TestKeys.ec("file", algorithm);
    return TestCredentials.pem(key.publicKey()).replace("\n", "\\n");
  }

  @Test
  void keysInAFileAreChecked() {
    var file =
        """
        clients:
          - name: Badly keyed
            client_id: badly-keyed
            client_authentication_methods: {private_key_jwt: {credentials: [{%s}]}}
        """;
    for (var wrong : List.of("name: one", "pem: nonsense", "secret: x")) {
      var answer = send(management, "apply", file.formatted(wrong));
      assertThat(answer.status()).as("%s", answer).isEqualTo(400);
      assertThat(answer.response().body()).contains("client_authentication_methods");
    }
    assertThat(management.get("/clients/badly-keyed", "read:clients").status()).isEqualTo(404);
  }

  @Test
  void whatWasExportedAndAppliedElsewhereIsExportedTheSame(@TempDir Path elsewhere) {
    apply(people("export", "{value: read:a, description: \"Grüße: \\\"yes\\\" # 'x'\"}"));
    apply(
        """
        clients:
          - name: "Full: yes"
            client_id: full
            app_type: spa
            description: "no"
            is_first_party: false
            callbacks: [https://app.example.com/callback]
            web_origins: [https://app.example.com]
            refresh_token: {rotation_type: rotating, expiration_type: expiring, leeway: 0}
            client_metadata: {team: "007", plan: gold}
          - {name: Typeless, client_id: typeless, callbacks: [https://app.example.com]}
          - {name: Sales, client_id: sales, app_type: salesforce}
          - name: Keyed
            client_id: keyed
            app_type: non_interactive
            signed_request_object:
              required: true
              credentials: [{name: signing, pem: "%s"}]
            client_authentication_methods:
              private_key_jwt:
                credentials: [{name: one, pem: "%s"}, {pem: "%s", expires_at: "2096-05-13T09:33:13Z"}]
          - name: Certified
            client_id: certified
            app_type: non_interactive
            client_authentication_methods:
              self_signed_tls_client_auth: {credentials: [{credential_type: x509_cert, pem: "%s"}]}
          - name: Named
            client_id: named
            app_type: non_interactive
            client_authentication_methods:
              tls_client_auth: {credentials: [{subject_dn: "CN=billing, O=Example"}]}
        resourceServers:
          - identifier: "urn:full"
            name: Full
            proof_of_possession: {mechanism: mtls, required: true}
            subject_type_authorization: {client: {policy: deny_all}, user: {policy: allow_all}}
        clientGrants:
          - {client_id: full, subject_type: user, audience: "urn:full", scope: []}
          - {client_id: full, audience: "urn:full", allow_all_scopes: true}
          - {default_for: third_party_clients, subject_type: user, audience: "urn:full", scope: []}
        """
            .formatted(
                pem("ES384"),
                pem("RS256"),
                pem("ES256"),
                TestCertificates.selfSigned("CN=own").pem().replace("\n", "\\n")));
    apply(TenantSectionsTest.ALL);
    var first = management.get("/tenant-file", "read:tenant_file").text("content");
    assertThat(first)
        .contains(
            "private_key_jwt",
            "self_signed_tls_client_auth",
            "subject_dn: CN=billing,O=Example",
            "mechanism: mtls",
            "alg: ES256",
            "signed_request_object:",
            "alg: ES384",
            "callbacks:",
            "subject_type: user",
            "allow_all_scopes: true",
            "default_for: third_party_clients",
            "policy: deny_all",
            "template: universal_login",
            "client_id: typeless\n    is_first_party",
            "app_type: salesforce",
            "description: 'no'",
            "Grüße");
    try (var other = TestServer.in(elsewhere)) {
      var there = new TestManagement(other);
      var applied = send(there, "apply", first);
      assertThat(applied.status()).as("%s", applied).isEqualTo(200);
      assertThat(applied.json().get("left_out").isEmpty()).as("%s", applied).isTrue();
      assertThat(there.get("/tenant-file", "read:tenant_file").text("content")).isEqualTo(first);
    }
    assertThat(plan(first).json().get("changes").isEmpty()).isTrue();
  }
}
