package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.Permission;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementScope;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.support.TransactionOperations;

class TenantSetupTest {
  private static final String AUDIENCE = "https://hello-api";

  @TempDir static Path folder;
  private static TestServer server;
  private static Apis apis;
  private static Applications applications;
  private static ClientGrants grants;

  @BeforeAll
  static void start() {
    server = withDemo(folder);
    apis = server.bean(Apis.class);
    applications = server.bean(Applications.class);
    grants = server.bean(ClientGrants.class);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static TestServer withDemo(Path data) {
    return TestServer.in(data, Map.of("licet.tenant-file", "../examples/hello-api/tenant.yaml"));
  }

  private static void apply(String yaml) {
    server
        .bean(TransactionOperations.class)
        .executeWithoutResult(_ ->
            server
                .bean(TenantFiles.class)
                .applyIfChanged(new TenantFiles.Text("tenant.yaml", yaml)));
  }

  private static Application named(String name) {
    return applications.byName(name).getFirst();
  }

  private static List<String> scopeOf(String name) {
    return grants.find(named(name).clientId(), AUDIENCE).map(ClientGrant::scope).orElseThrow();
  }

  /** Everything that the file and the administrators can alter. */
  private static String everything(TestServer of) {
    var all = new StringBuilder();
    all.append(of.bean(Apis.class).list());
    for (var application : of.bean(Applications.class).list()) {
      all.append(application)
          .append(of.bean(ClientGrants.class).ofApplication(application.clientId()));
    }
    return all.toString();
  }

  @Nested
  class FirstStart {
    @Test
    void registersTheManagementApi() {
      var api = apis.byIdentifier("https://" + server.domain() + "/api/v2/").orElseThrow();
      assertThat(api.name()).isEqualTo("Auth0 Management API");
      assertThat(api.system()).isTrue();
      assertThat(api.permission("create:test_tokens")).isPresent();
    }

    @Test
    void registersTheCommandLine() {
      var application = named("Licet command line");
      assertThat(application.system()).isTrue();
      var management = "https://" + server.domain() + "/api/v2/";
      assertThat(grants.find(application.clientId(), management).orElseThrow().scope())
          .containsExactlyInAnyOrderElementsOf(
              ManagementApi.scopes().stream().map(ManagementScope::name).toList());
    }

    @Test
    void appliesTheDemosFile() {
      var api = apis.byIdentifier(AUDIENCE).orElseThrow();
      assertThat(api.name()).isEqualTo("Hello API");
      assertThat(api.permissions())
          .containsExactly(new Permission("read:admin", "Read the admin greeting"));
      assertThat(scopeOf("hello-reader")).isEmpty();
      assertThat(scopeOf("hello-admin")).containsExactly("read:admin");
      assertThat(scopeOf("Hello API (Test Application)")).isEmpty();
    }
  }

  @Nested
  class AFile {
    @Test
    void winsOnlyForMembersThatItStates() {
      apply(
          """
          resourceServers:
            - {name: Members, identifier: "urn:members", token_lifetime: 600, scopes: [{value: a}, {value: b}]}
          clients:
            - {name: Members, client_id: members, description: Before, app_type: non_interactive}
          """);
      var grant = grants.grant("members", "urn:members", List.of("a"));
      assertThat(grant).isInstanceOf(Outcome.Done.class);
      apply(
          """
          resourceServers:
            - {name: Members changed, identifier: "urn:members", enforce_policies: true}
          clients:
            - {name: Members changed, client_id: members}
          """);
      var api = apis.byIdentifier("urn:members").orElseThrow();
      assertThat(api.name()).isEqualTo("Members changed");
      assertThat(api.tokenLifetime()).isEqualTo(600);
      assertThat(api.enforcePolicies()).isTrue();
      assertThat(api.permissions()).extracting(Permission::name).containsExactly("a", "b");
      var application = applications.byClientId("members").orElseThrow();
      assertThat(application.name()).isEqualTo("Members changed");
      assertThat(application.description()).isEqualTo("Before");
      assertThat(grants.find("members", "urn:members").orElseThrow().scope()).containsExactly("a");
    }

    @Test
    void fixesSecretsOrLeavesThemAlone() {
      apply("clients: [{name: S, client_id: s, client_secret: one-of-32-characters-0123456789ab}]");
      apply("clients: [{name: S, client_id: s, description: changed}]");
      assertThat(applications.authenticate("s", "one-of-32-characters-0123456789ab")).isPresent();
      apply("clients: [{name: S, client_id: s, client_secret: two-of-32-characters-0123456789ab}]");
      assertThat(applications.authenticate("s", "two-of-32-characters-0123456789ab")).isPresent();
      assertThat(applications.authenticate("s", "one-of-32-characters-0123456789ab")).isEmpty();
    }
  }

  /** A file that reads well and cannot be applied, and what is said of it. */
  record Broken(String yaml, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static List<Broken> broken() {
    var good = "resourceServers:\n  - {name: Good, identifier: \"urn:good\"}\n";
    var twins = "clients:\n  - {name: T, client_id: t1}\n  - {name: T, client_id: t2}\n";
    return List.of(
        new Broken(
            good + "  - {name: Bad, identifier: \"two words\"}",
            "tenant.yaml, line 3: resourceServers[1].identifier: An identifier cannot contain"),
        new Broken(
            good + "  - name: Bad\n    identifier: urn:bad\n    token_lifetime: 0",
            "tenant.yaml, line 5: resourceServers[1].token_lifetime: A lifetime is 1 to"),
        new Broken(
            good
                + "  - name: Bad\n    identifier: urn:bad\n    signing_alg: HS256\n"
                + "    signing_secret: \"too short\"",
            "tenant.yaml, line 6: resourceServers[1].signing_secret: A signing secret is 16"),
        new Broken(
            good
                + "  - name: Bad\n    identifier: urn:bad\n    scopes:\n      - value: a\n"
                + "      - value: a",
            "tenant.yaml, line 5: resourceServers[1].scopes[1].value: The permission a is there"),
        new Broken(
            good + "clients:\n  - name: Bad\n    grant_types: [telepathy]",
            "tenant.yaml, line 5: clients[0].grant_types: There is no grant type 'telepathy'"),
        new Broken(
            good + "clients:\n  - {name: Bad, session_transfer: {}}",
            "tenant.yaml, line 4: clients[0].session_transfer: Payload validation error"),
        new Broken(
            good + "clients:\n  - {name: CLI, client_id: licet-cli}",
            "tenant.yaml, line 4: clients[0].client_id: This is the server's own application"),
        new Broken(
            good + "clientGrants:\n  - {client_id: nobody, audience: \"urn:good\"}",
            "tenant.yaml, line 4: clientGrants[0].client_id: expected the client_id or the name of"
                + " an application, found 'nobody'"),
        new Broken(
            good + "clientGrants:\n  - client_id: hello-admin\n    audience: urn:none",
            "tenant.yaml, line 5: clientGrants[0].audience: There is no API with this identifier"),
        new Broken(
            good
                + "clientGrants:\n  - client_id: hello-admin\n    audience: urn:good\n"
                + "    scope: [x]",
            "tenant.yaml, line 6: clientGrants[0].scope: The API has no such permission: x"),
        new Broken(
            good + twins + "clientGrants:\n  - {client_id: T, audience: \"urn:good\"}",
            "tenant.yaml, line 7: clientGrants[0].client_id: expected a client_id, found 'T', the"
                + " name of 2 applications"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void nothingOfABrokenFileIsApplied(Broken broken) {
    assertThatThrownBy(() -> apply(broken.yaml()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("LICET_TENANT_FILE is broken: " + broken.message())
        .hasMessageMatching("(?s).*[^.]\\.");
    assertThat(apis.byIdentifier("urn:good").map(Api::name)).isEmpty();
    assertThat(applications.byClientId("t1")).isEmpty();
  }

  @Test
  void aSecondStartChangesNothingAndKeepsWhatWasGrantedByHand(@TempDir Path data)
      throws IOException {
    String before;
    String access;
    try (var first = withDemo(data)) {
      var reader = first.bean(Applications.class).byName("hello-reader").getFirst().clientId();
      first.bean(ClientGrants.class).grant(reader, AUDIENCE, List.of("read:admin"));
      before = everything(first).replace(first.domain(), "DOMAIN");
      access = Files.readString(data.resolve("cli.json")).replace(first.domain(), "DOMAIN");
    }
    try (var second = withDemo(data)) {
      assertThat(everything(second).replace(second.domain(), "DOMAIN")).isEqualTo(before);
      assertThat(Files.readString(data.resolve("cli.json")).replace(second.domain(), "DOMAIN"))
          .isEqualTo(access);
    }
  }

  @Test
  void aBrokenFileEndsTheStart(@TempDir Path data) throws IOException {
    var file = Files.writeString(data.resolve("broken.yaml"), "clients:\n  - name: [a]\n");
    var settings = Map.of("licet.tenant-file", file.toString());
    assertThatThrownBy(() -> TestServer.in(data, settings).close())
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "LICET_TENANT_FILE is broken: %s, line 2: clients[0].name: expected text, found a list."
                .formatted(file));
  }

  @Test
  void aMissingFileEndsTheStart(@TempDir Path data) {
    var settings = Map.of("licet.tenant-file", data.resolve("none.yaml").toString());
    assertThatThrownBy(() -> TestServer.in(data, settings).close())
        .hasStackTraceContaining("LICET_TENANT_FILE is '" + data.resolve("none.yaml") + "'");
  }
}
