package dev.licet.identity.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.shared.StartRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("once")
class TenantFileTest {
  private static TenantFile read(String yaml) {
    return TenantFile.read(TenantFileYaml.parse("tenant.yaml", yaml), List.of());
  }

  /** A file that is refused, and the sentence that says why. */
  record Broken(String yaml, String message) {
    @Override
    public String toString() {
      return message;
    }
  }

  static List<Broken> broken() {
    return List.of(
        new Broken("a: [b", "line 1: this is no valid YAML: expected ',' or ']'"),
        new Broken("a:\n\t- b", "line 2: this is no valid YAML: found character '\\t(TAB)'"),
        new Broken("- a", "line 1: expected a mapping, such as name: value, found a list"),
        new Broken("resourceServers: 7", "line 1: resourceServers: expected a list, found '7'"),
        new Broken(
            "resourceServers:\n  - hello",
            "line 2: resourceServers[0]: expected a mapping, such as name: value, found 'hello'"),
        new Broken(
            "resourceServers:\n  - name: Hello",
            "line 2: resourceServers[0]: expected the member identifier, found none"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name:",
            "line 2: resourceServers[0]: expected the member name, found none"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    token_lifetime: 1d",
            "line 4: resourceServers[0].token_lifetime: expected a whole number, found '1d'"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    token_lifetime: 99999999999",
            "line 4: resourceServers[0].token_lifetime: expected a whole number,"
                + " found '99999999999'"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    enforce_policies: yes",
            "line 4: resourceServers[0].enforce_policies: expected true or false, found 'yes'"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    token_dialect: jwt",
            "line 4: resourceServers[0].token_dialect: expected one of access_token,"
                + " access_token_authz, rfc9068_profile, rfc9068_profile_authz, found 'jwt'"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    signing_alg: none",
            "line 4: resourceServers[0].signing_alg: expected a signing algorithm, such as RS256,"
                + " found 'none'"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    scopes:\n      - read:a",
            "line 5: resourceServers[0].scopes[0]: expected a mapping, such as name: value,"
                + " found 'read:a'"),
        new Broken(
            "resourceServers:\n  - identifier: urn:a\n    name: A\n    name: B",
            "line 4: resourceServers[0].name: expected it once in the same mapping, found it twice"),
        new Broken(
            "clients:\n  - name: A\n    client_secret: 12345",
            "line 3: clients[0].client_secret: expected text (put it in quotes),"
                + " found something else"),
        new Broken(
            "clients:\n  - name: A\n    app_type: robot",
            "line 3: clients[0].app_type: expected one of native, spa, regular_web,"
                + " non_interactive, resource_server, or an integration, found 'robot'"),
        new Broken(
            "clients:\n  - name: A\n    grant_types: password",
            "line 3: clients[0].grant_types: expected a list, found 'password'"),
        new Broken(
            "clientGrants:\n  - client_id: A\n    scope: []",
            "line 2: clientGrants[0]: expected the member audience, found none"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void isRefusedWithLineAndFieldWhenBroken(Broken broken) {
    assertThatThrownBy(() -> read(broken.yaml()))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("LICET_TENANT_FILE is broken: tenant.yaml, " + broken.message());
  }

  @Test
  void makesNoObjectsOfTags() {
    var yaml = "clients:\n  - !!javax.script.ScriptEngineManager [!!java.net.URL [\"http://x\"]]";
    assertThatThrownBy(() -> read(yaml))
        .hasMessageStartingWith("LICET_TENANT_FILE is broken: tenant.yaml, line 2");
  }

  @Test
  void doesNotBlowUpWithItsAliases() {
    var yaml = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    yaml.append("clients: *a59\n");
    assertThatThrownBy(() -> read(yaml.toString())).isInstanceOf(StartRefused.class);
  }

  @Test
  void namesWhatIsLeftOut() {
    var file =
        read(
            """
            organizations:
              - name: admin
            users: [{email: a@example.com, phone_number: a}]
            databases: []
            tenant:
              friendly_name: Hello
            clients:
              - name: A
                logo: https://example.com/logo.png
                callbacks: []
            """);
    assertThat(file.leftOut())
        .containsExactly(
            "tenant.yaml, line 1: organizations: not supported by this version, left out",
            "tenant.yaml, line 5: tenant: not supported by this version, left out",
            "tenant.yaml, line 9: clients[0].logo: not supported by this version, left out",
            "tenant.yaml, line 3: users[0].phone_number: not supported by this version, left out");
  }

  @Test
  void mayBeEmpty() {
    assertThat(read("").apis()).isEmpty();
    assertThat(read("# nothing\nclients:\n").applications()).isEmpty();
  }

  @Nested
  class References {
    private final EnvironmentReferences references =
        new EnvironmentReferences(
            "tenant.yaml",
            name ->
                Optional.ofNullable(
                    Map.of("NAME", "it's \"x\"", "URL", "https://x", "LINES", "a\nb").get(name)));

    @Test
    void becomeStringsOrBareText() {
      assertThat(references.resolve("a: @@NAME@@\nb: '@@NAME@@'\nc: \"@@NAME@@\"\nd: ##URL##/y"))
          .isEqualTo(
              "a: \"it's \\\"x\\\"\"\nb: \"it's \\\"x\\\"\"\nc: \"it's \\\"x\\\"\"\n"
                  + "d: https://x/y");
    }

    @Test
    void keepTheLinesWhereTheyAre() {
      assertThat(references.resolve("a: @@LINES@@\nb")).isEqualTo("a: \"a\\nb\"\nb");
      assertThatThrownBy(() -> references.resolve("a\nb: ##LINES##"))
          .hasMessageContaining(
              "tenant.yaml, line 2: expected one line in the environment's LINES");
    }

    @Test
    void areRefusedWhenThereIsNoSuchVariable() {
      assertThatThrownBy(() -> references.resolve("a\nb: @@MISSING@@"))
          .isInstanceOf(StartRefused.class)
          .hasMessage(
              "LICET_TENANT_FILE is broken: tenant.yaml, line 2: expected a value for MISSING in"
                  + " the environment, found none.");
    }

    @Test
    void meanNothingInAComment() {
      assertThat(references.resolve("# as in @@MISSING@@")).isEqualTo("# as in @@MISSING@@");
    }
  }
}
