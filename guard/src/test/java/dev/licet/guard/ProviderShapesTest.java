package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import dev.licet.testkit.TestToken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guards of the how-to pages, with tokens in the shape that each provider gives them. */
class ProviderShapesTest {
  private final TestApi api = new TestApi();

  /** A guard as on a page, but at the test's time and with keys that need not be fetched. */
  private Guard guard(Guard.Builder builder) {
    return builder.keys(() -> api.keys).clock(api.clock).build();
  }

  private static boolean permits(Guard guard, TestToken token, Rule rule) {
    return guard.check(TestApi.call("Bearer " + token.text()), rule) instanceof Permit;
  }

  @Nested
  class Keycloak {
    private final Guard guard =
        guard(
            // @start region="keycloak"
            Guard.builder()
                .issuer("https://sso.example.com/realms/shop")
                .audience("https://hello-api")
                .rolesFrom("/realm_access/roles", "/resource_access/hello-api/roles")
            // @end
            );

    private TestToken token() {
      return api.tokens
          .accessToken()
          .without("gty")
          .claim("iss", "https://sso.example.com/realms/shop")
          .claim("sub", "f1c2a0a3-8ab5-4ed8-a9a3-1d8f3f4f2b10")
          .claim("aud", List.of("https://hello-api", "account"))
          .claim("typ", "Bearer")
          .claim("azp", "web-shop")
          .claim("acr", "1")
          .claim("scope", "openid profile read:books")
          .claim("preferred_username", "alice")
          .claim("realm_access", Map.of("roles", List.of("offline_access", "admin")))
          .claim(
              "resource_access",
              Map.of(
                  "hello-api", Map.of("roles", List.of("editor")),
                  "account", Map.of("roles", List.of("manage-account"))));
    }

    @Test
    void hasItsRolesInTwoPlacesAndItsPermissionsInScope() {
      assertThat(permits(guard, token(), Rule.allRoles("admin", "editor"))).isTrue();
      assertThat(permits(guard, token(), Rule.allRoles("manage-account"))).isFalse();
      assertThat(permits(guard, token(), Rule.allOf("read:books"))).isTrue();
      assertThat(permits(guard, token(), Rule.allOf("admin"))).isFalse();
    }

    @Test
    void tellsServiceAccountsAndOtherTokensApart() { // G21, G22
      TestToken application = token().claim("preferred_username", "service-account-web-shop");
      assertThat(permits(guard, token(), Rule.user())).isTrue();
      assertThat(permits(guard, application, Rule.user())).isFalse();
      assertThat(permits(guard, token().claim("typ", "ID"), Rule.authenticated())).isFalse();
      assertThat(permits(guard, token().claim("typ", "Refresh"), Rule.authenticated())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DPoP", "dpop"})
    void saysOfABoundTokenThatItsKindIsDpop(String typ) { // G28
      TestKey key = TestKeys.ec("client", "ES256");
      TestToken bound = token().claim("typ", typ).claim("cnf", Map.of("jkt", key.thumbprint()));
      TestProof proof = TestProof.by(key, "GET", BoundTokenCase.URL, bound.text());
      TestCall call =
          BoundTokenCase.call("DPoP", bound.text(), proof.madeAt(api.clock.instant()).text());
      Guard taking =
          guard(
              Guard.builder()
                  .issuer("https://sso.example.com/realms/shop")
                  .audience("https://hello-api")
                  .dpop(Dpop.accepted()));

      assertThat(taking.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
      for (Guard any : List.of(taking, guard)) {
        Decision bearer = any.check(TestApi.call("Bearer " + bound.text()), Rule.authenticated());
        assertThat(((Refusal) bearer).reason()).isEqualTo(Reason.DPOP_PROOF_INVALID);
      }
    }
  }

  @Nested
  class Auth0 {
    private final Guard guard =
        guard(
            // @start region="auth0"
            Guard.builder()
                .domain("tenant.eu.auth0.com")
                .audience("https://hello-api")
                .rolesFrom("https://hello-api.example.com/roles")
            // @end
            );

    private TestToken token() {
      return api.tokens
          .ofUser()
          .claim("iss", "https://tenant.eu.auth0.com/")
          .claim("scope", "openid profile read:books")
          .claim("permissions", List.of("write:books"))
          .claim("https://hello-api.example.com/roles", List.of("editor"));
    }

    @Test
    void hasPermissionsBesideTheScopeAndRolesInANamespacedClaim() {
      assertThat(permits(guard, token(), Rule.allOf("read:books", "write:books"))).isTrue();
      assertThat(permits(guard, token(), Rule.allRoles("editor"))).isTrue();
      assertThat(permits(guard, token(), Rule.allRoles("admin"))).isFalse();
    }

    @Test
    void tellsApplicationsApart() { // G22
      TestToken application = api.tokens.accessToken().claim("iss", "https://tenant.eu.auth0.com/");
      assertThat(permits(guard, token(), Rule.user())).isTrue();
      assertThat(permits(guard, application, Rule.authenticated())).isTrue();
      assertThat(permits(guard, application, Rule.user())).isFalse();
    }
  }

  @Nested
  class Okta {
    private final Guard guard =
        guard(
            // @start region="okta"
            Guard.builder()
                .issuer("https://tenant.okta.com/oauth2/default")
                .audience("api://default")
                .permissionClaims("scp")
                .rolesFrom("groups")
            // @end
            );

    private TestToken token() {
      return api.tokens
          .accessToken()
          .without("gty")
          .without("azp")
          .withoutHeader("typ")
          .claim("iss", "https://tenant.okta.com/oauth2/default")
          .claim("aud", "api://default")
          .claim("sub", "alice@example.com")
          .claim("cid", "0oa1a2b3c4")
          .claim("uid", "00u1a2b3c4")
          .claim("scp", List.of("openid", "read:books"))
          .claim("groups", List.of("Everyone", "Book editors"));
    }

    @Test
    void hasScopesInAnArrayAndGroupsForRoles() {
      assertThat(permits(guard, token(), Rule.allOf("read:books"))).isTrue();
      assertThat(permits(guard, token().claim("scope", "write:books"), Rule.allOf("write:books")))
          .as("a claim that the guard was not told of")
          .isFalse();
      assertThat(permits(guard, token(), Rule.allRoles("Book editors"))).isTrue();
      assertThat(permits(guard, token(), Rule.allRoles("editors"))).isFalse();
    }

    @Test
    void tellsApplicationsApart() { // G22
      TestToken application = token().claim("sub", "0oa1a2b3c4").without("uid");
      assertThat(permits(guard, token(), Rule.user())).isTrue();
      assertThat(permits(guard, application, Rule.user())).isFalse();
    }
  }

  @Nested
  class EntraId {
    private static final String TENANT = "11111111-2222-3333-4444-555555555555";

    private final Guard guard =
        guard(
            // @start region="entra"
            Guard.builder()
                .issuer(
                    "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0")
                .audience("66666666-7777-8888-9999-000000000000")
                .permissionClaims("scp", "roles")
                .rolesFrom("roles")
            // @end
            );

    private TestToken ofUser() {
      return api.tokens
          .accessToken()
          .without("gty")
          .claim("iss", "https://login.microsoftonline.com/" + TENANT + "/v2.0")
          .claim("aud", "66666666-7777-8888-9999-000000000000")
          .claim("azp", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee")
          .claim("sub", "pairwise-subject")
          .claim("oid", "99999999-aaaa-bbbb-cccc-dddddddddddd")
          .claim("tid", TENANT)
          .claim("ver", "2.0")
          .claim("scp", "Books.Read Books.Write")
          .claim("roles", List.of("Editor"));
    }

    private TestToken ofApplication() {
      return ofUser()
          .without("scp")
          .claim("sub", "99999999-aaaa-bbbb-cccc-dddddddddddd")
          .claim("roles", List.of("Books.Read.All"));
    }

    @Test
    void hasScopesOfUsersInATextAndThoseOfApplicationsAmongTheRoles() {
      assertThat(permits(guard, ofUser(), Rule.allOf("Books.Read"))).isTrue();
      assertThat(permits(guard, ofUser(), Rule.allRoles("Editor"))).isTrue();
      assertThat(permits(guard, ofApplication(), Rule.allOf("Books.Read.All"))).isTrue();
      assertThat(permits(guard, ofApplication(), Rule.allOf("Books.Read"))).isFalse();
    }

    @Test
    void tellsApplicationsApart() { // G22
      assertThat(permits(guard, ofUser(), Rule.user())).isTrue();
      assertThat(permits(guard, ofApplication(), Rule.user())).isFalse();
      assertThat(permits(guard, ofUser().claim("idtyp", "app"), Rule.user())).isFalse();
    }
  }
}
