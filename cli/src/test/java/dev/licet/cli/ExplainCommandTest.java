package dev.licet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final Signer PROVIDER = new Signer();
  private static final Signer SOMEBODY = new Signer();

  @TempDir private Path folder;

  @BeforeEach
  void keepTheKeys() throws Exception {
    Files.writeString(folder.resolve("jwks.json"), PROVIDER.jwks());
  }

  @Nested
  class SaysWhatATokenIs {
    @Test
    void withItsTimesInWords() {
      assertThat(explain(PROVIDER.accessToken(Map.of())).out())
          .startsWith(
              """
              It is: access token (dialect access_token)
                algorithm    RS256
                key          one
                issuer       https://localhost:9443/
                audience     https://hello-api
                subject      reader@clients
                application  reader
                issued       2026-11-23 11:55:00 UTC, 5 minutes ago
                expires      2026-11-23 14:00:00 UTC, in 2 hours
                scope        read:admin
              """);
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            at+jwt             | {"scope":""}                | access token (dialect rfc9068_profile)
            application/at+jwt | {"permissions":["a"]}       | access token (dialect rfc9068_profile_authz)
            JWT                | {"permissions":[]}          | access token (dialect access_token_authz)
            JWT                | {"nonce":"n","azp":"a"}     | ID token
            JWT                | {"events":{}}               | logout token
            logout+jwt         | {}                          | logout token
            dpop+jwt           | {}                          | DPoP proof
            statuslist+jwt     | {}                          | status list
            JWT                | {}                          | JWT of unknown kind
            odd                | {}                          | JWT of type odd
            """)
    void byItsTypeAndItsClaims(String type, String claims, String kind) {
      String token =
          PROVIDER.sign(
              Map.of("alg", "RS256", "typ", type, "kid", "one"), Json.object(claims).orElseThrow());
      assertThat(explain(token).out()).startsWith("It is: " + kind + "\n");
    }

    @Test
    void withoutLettingItSteerTheTerminal() {
      Run run = explain(PROVIDER.accessToken(Map.of("sub", "\u001b[2Jgone\u202e")));
      assertThat(run.out()).contains("subject      ?[2Jgone?\n").doesNotContain("\u001b");
    }

    @Test
    void withoutEverRepeatingIt() {
      String token = PROVIDER.accessToken(Map.of());
      String signature = token.substring(token.lastIndexOf('.') + 1);
      assertThat(explain(token).out()).doesNotContain(signature);
      assertThat(explain(token, "--json").out()).doesNotContain(signature);
    }

    @Test
    void whenItIsNoJwtAtAll() {
      Run run = explain("opaque");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .startsWith("It is: not a JWT\n")
          .contains(
              "✗ Not so: the token is a well-formed JWT. Expected a signed JWT in three parts, found a"
                  + " token that does not have three parts.")
          .endsWith(
              "Refused: 401 {\"code\":\"invalid_header\",\"description\":\"Unable to parse"
                  + " authentication token.\"}\n");
    }
  }

  @Nested
  class SaysWhyTheApiTakesOrRefusesIt {
    @Test
    void checkByCheckWhenAllIsWell() {
      Run run = explain(PROVIDER.accessToken(Map.of()));
      assertThat(run.exitCode()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(run.out())
          .contains("The API https://hello-api with the provider localhost:9443 checks:")
          .contains("✓ The signature is right.")
          .contains(
              "✓ It is meant for this API. Expected aud with 'https://hello-api', found aud"
                  + " \"https://hello-api\".")
          .contains("· It holds the permission the route asks for: the route does not ask.")
          .doesNotContain("✗")
          .endsWith("Taken: the call may go on.\n");
    }

    @Test
    void asFarAsItGoesWithoutACallWhenItIsBoundToAKey() {
      Run run = explain(PROVIDER.accessToken(Map.of("cnf", Map.of("jkt", "a-thumbprint"))));
      assertThat(run.exitCode()).isZero();
      assertThat(run.out())
          .contains(
              "· The caller proves to hold the key that it is bound to: each call has to show it."
                  + " Expected a DPoP proof by the key, found bound to a key: a proof is needed.")
          .contains(
              "· The caller holds the certificate that it is bound to: the token is bound to none.")
          .endsWith("Taken, if the call shows what the token is bound to.\n");
    }

    @Test
    void whenItsBindingCannotBeChecked() {
      Run run = explain(PROVIDER.accessToken(Map.of("cnf", "text")));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("✗ Not so: it is bound in a way that this API checks, or not at all.")
          .contains("cnf of the access token is not a binding that can be checked");
    }

    @Test
    void whenItHasExpired() {
      long past = Run.NOW.getEpochSecond() - 60;
      Run run = explain(PROVIDER.accessToken(Map.of("exp", past)));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("expires      2026-11-23 11:59:00 UTC, 60 seconds ago")
          .contains(
              "✗ Not so: it has not expired. Expected exp in the future, found exp "
                  + past
                  + " (2026-11-23 11:59:00 UTC, 60 seconds ago).")
          .contains("· It is meant for this API: not looked at.")
          .endsWith(
              "Refused: 401 {\"code\":\"token_expired\",\"description\":\"token is expired\"}\n");
    }

    @Test
    void withItsTimesAsAHumanReadsThem() {
      long soon = Run.NOW.getEpochSecond() + 600;
      assertThat(explain(PROVIDER.accessToken(Map.of("nbf", soon))).out())
          .contains(
              "✗ Not so: it is valid already. Expected nbf, if any, not in the future, found nbf "
                  + soon
                  + " (2026-11-23 12:10:00 UTC, in 10 minutes).");
      assertThat(explain(PROVIDER.accessToken(Map.of("iat", "now"))).out())
          .contains("found iat \"now\".");
    }

    @Test
    void whenItIsMeantForAnotherApi() {
      Run run = explain(PROVIDER.accessToken(Map.of()), "--audience", "https://other");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("The API https://other ")
          .contains(
              "✗ Not so: it is meant for this API. Expected aud with 'https://other', found aud")
          .contains("Refused: 401 {\"code\":\"invalid_claims\"");
    }

    @Test
    void whenSomebodyElseSignedIt() {
      Run run = explain(SOMEBODY.accessToken(Map.of()));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains("✗ Not so: the signature is right.")
          .contains("Refused: 401 {\"code\":\"invalid_header\"");
    }

    @Test
    void whenThePermissionIsMissing() {
      String token = PROVIDER.accessToken(Map.of());
      assertThat(explain(token, "--permission", "read:admin").exitCode()).isZero();
      Run run = explain(token, "--permission", "read:admin", "--permission", "write:admin");
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.out())
          .contains(
              "✗ Not so: it holds the permission the route asks for. Expected all of: read:admin"
                  + " write:admin, found read:admin.")
          .endsWith(
              "Refused: 403 {\"code\":\"Unauthorized\",\"description\":\"You don't have access to"
                  + " this resource\"}\n");
    }

    @Test
    void asJsonForScripts() {
      Run run = explain(PROVIDER.accessToken(Map.of()), "--json", "--audience", "https://other");
      Map<String, Object> report = Json.object(run.out()).orElseThrow();
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(report)
          .containsEntry("taken", false)
          .containsEntry("kind", "access token (dialect access_token)")
          .containsEntry("provider", "localhost:9443")
          .containsEntry("audience", List.of("https://other"))
          .containsEntry("audience_of_token", false)
          .containsEntry(
              "answer",
              Map.of(
                  "status", 401,
                  "code", "invalid_claims",
                  "description", "incorrect claims,please check the audience and issuer"));
      assertThat(report.get("claims").toString()).contains("iss=https://localhost:9443/");
      assertThat(report.get("checks").toString())
          .contains("{check=audience, outcome=failed, expected=aud with 'https://other'");
    }
  }

  @Nested
  class TakesItsSettings {
    @Test
    void fromTheTokenWhereNoAudienceIsGivenAndSaysSo() {
      assertThat(explain(PROVIDER.accessToken(Map.of("aud", List.of("urn:a", "urn:b")))).out())
          .contains("The API urn:a with the provider")
          .contains(
              "(neither --audience nor API_IDENTIFIER is given: the token's own first is taken)");
    }

    @Test
    void fromTheEnvironment() {
      Map<String, String> environment =
          Map.of("AUTH0_DOMAIN", "localhost:9443", "API_IDENTIFIER", "urn:a, https://hello-api");
      Run run = run(environment, PROVIDER.accessToken(Map.of()), "--jwks", "jwks.json");
      assertThat(run.exitCode()).as(run.toString()).isZero();
      assertThat(run.out()).contains("The API urn:a, https://hello-api with the provider");
    }

    @Test
    void fromTheDotEnvFileBeneathTheEnvironment() throws Exception {
      Files.writeString(
          folder.resolve(".env"),
          """
          # as in the tutorial
          export AUTH0_DOMAIN="localhost:9443"
          API_IDENTIFIER='https://other'   # not this one
          """);
      Map<String, String> environment = Map.of("API_IDENTIFIER", "https://hello-api");
      Run run = run(environment, PROVIDER.accessToken(Map.of()), "--jwks", "jwks.json");
      assertThat(run.exitCode()).as(run.toString()).isZero();
      assertThat(run(Map.of(), PROVIDER.accessToken(Map.of()), "--jwks", "jwks.json").out())
          .contains("The API https://other ");
    }

    @Test
    void fromTheServersDataAndAsksItForItsKeys() throws Exception {
      try (FakeServer server = new FakeServer(folder)) {
        String issuer = "https://" + server.domain() + "/";
        server.answer(
            "/.well-known/openid-configuration",
            200,
            Json.write(Map.of("issuer", issuer, "jwks_uri", issuer + ".well-known/jwks.json")));
        server.answer("/.well-known/jwks.json", 200, PROVIDER.jwks());
        Map<String, String> environment = Map.of("LICET_DATA", server.data().toString());
        Run run = run(environment, PROVIDER.accessToken(Map.of("iss", issuer)));
        assertThat(run.exitCode()).as(run.toString()).isZero();
      }
    }

    @Test
    void andReadsTheTokenFromStandardInput() {
      Run run =
          Run.with(
              PROVIDER.accessToken(Map.of()) + "\n",
              folder,
              Map.of("AUTH0_DOMAIN", "localhost:9443"),
              "explain",
              "-",
              "--jwks",
              "jwks.json");
      assertThat(run.exitCode()).as(run.toString()).isZero();
    }

    @Test
    void andTakesAnIssuerInsteadOfADomain() {
      String token = PROVIDER.accessToken(Map.of("iss", "https://idp.example/realms/one"));
      Run run =
          run(Map.of(), token, "--issuer", "https://idp.example/realms/one", "--jwks", "jwks.json");
      assertThat(run.exitCode()).as(run.toString()).isZero();
    }
  }

  @Nested
  class RefusesWrongUse {
    @Test
    void whenNoProviderIsNamed() {
      assertThat(run(Map.of(), "abc"))
          .isEqualTo(
              new Run(
                  2,
                  "",
                  "No provider is named: give --domain, or set AUTH0_DOMAIN, or LICET_DATA to the"
                      + " data directory of a Licet server. See: licet explain --help\n"));
    }

    @Test
    void whenTheDomainIsAUrl() {
      Run run = run(Map.of(), "abc", "--domain", "https://localhost:9443/");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("https://localhost:9443/").endsWith("licet explain --help\n");
    }

    @Test
    void whenTheKeySetIsNotThere() {
      Run run = run(Map.of(), "abc", "--domain", "localhost:9443", "--jwks", "none.json");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("none.json' cannot be read");
    }

    @Test
    void whenTheKeySetIsNone() throws Exception {
      Files.writeString(folder.resolve("none.json"), "[]");
      Run run = run(Map.of(), "abc", "--domain", "localhost:9443", "--jwks", "none.json");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("none.json' is not a JWK Set");
    }

    @Test
    void whenThereIsNoToken() {
      assertThat(Run.of(folder, Map.of(), "explain"))
          .isEqualTo(
              new Run(2, "", "Missing required parameter: 'TOKEN'. See: licet explain --help\n"));
    }
  }

  private Run explain(String token, String... more) {
    List<String> args = new ArrayList<>(List.of("--domain", "localhost:9443"));
    args.addAll(List.of("--keys", "jwks.json"));
    args.addAll(List.of(more));
    return run(Map.of(), token, args.toArray(String[]::new));
  }

  private Run run(Map<String, String> environment, String token, String... more) {
    List<String> args = new ArrayList<>(List.of("explain", token));
    args.addAll(List.of(more));
    return Run.of(folder, environment, args.toArray(String[]::new));
  }
}
