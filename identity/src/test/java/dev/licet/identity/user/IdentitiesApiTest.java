package dev.licet.identity.user;

import static dev.licet.identity.user.TestUsers.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.IdTokens;
import dev.licet.identity.issuing.TestTenant;
import dev.licet.identity.management.TestManagement;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.signin.PasswordAttempt;
import dev.licet.identity.signin.PasswordSignIn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class IdentitiesApiTest {
  private static final String PASSWORD = "Correct-Horse-7";
  private static final TestServer SERVER = TestServer.shared();
  private static int made;

  private final TestManagement management = new TestManagement(SERVER);
  private User first;
  private User second;

  @BeforeEach
  void createTwo() {
    first = user();
    second = user();
  }

  private static User user() {
    var email = "linked-%d@identities.example".formatted(made++);
    return done(SERVER.bean(Users.class).create(NewUser.of(email, PASSWORD)));
  }

  private static String path(User user) {
    return "/users/" + TestManagement.encode(user.id()) + "/identities";
  }

  private static String raw(User user) {
    return user.id().substring("auth0|".length());
  }

  private static String body(String userId) {
    return "{\"provider\":\"auth0\",\"user_id\":\"%s\"}".formatted(userId);
  }

  private static PasswordSignIn.Entry signIn(User user) {
    var signIn = SERVER.bean(PasswordSignIn.class);
    var attempt =
        new PasswordAttempt(
            "client", User.DATABASE, user.email(), PASSWORD, "192.0.2.7", Optional.empty());
    var right = (PasswordSignIn.Right) signIn.attempt(attempt);
    return SERVER
        .bean(TransactionTemplate.class)
        .execute(_ -> signIn.admit(right.password(), "client"));
  }

  @Test
  void linksAndUnlinks() {
    var linked = management.post(path(first), body(raw(second)), "update:users");
    assertThat(linked.status()).as("%s", linked).isEqualTo(201);
    assertThat(linked.json()).hasSize(2);
    assertThat(linked.json().get(0).toString())
        .isEqualTo(
            ("{\"connection\":\"Username-Password-Authentication\",\"user_id\":\"%s\","
                    + "\"provider\":\"auth0\",\"isSocial\":false}")
                .formatted(raw(first)));
    assertThat(linked.json().at("/1/profileData/email").stringValue()).isEqualTo(second.email());
    assertThat(linked.json().at("/1/profileData/email_verified").booleanValue()).isFalse();

    var whole = path(first).replace("/identities", "");
    assertThat(management.get(whole, "read:users").json().get("identities"))
        .isEqualTo(linked.json());
    assertThat(management.get(path(second).replace("/identities", ""), "read:users").status())
        .isEqualTo(404);
    assertThat(signIn(second))
        .isInstanceOfSatisfying(
            PasswordSignIn.In.class, in -> assertThat(in.user().id()).isEqualTo(first.id()));

    var unlinked = management.delete(path(first) + "/auth0/" + raw(second), "update:users");
    assertThat(unlinked.status()).as("%s", unlinked).isEqualTo(200);
    assertThat(unlinked.json()).hasSize(1);
    assertThat(signIn(second))
        .isInstanceOfSatisfying(
            PasswordSignIn.In.class, in -> assertThat(in.user().id()).isEqualTo(second.id()));
  }

  @Test
  void theIdMayHaveItsProviderBeforeIt() {
    var linked = management.post(path(first), body(second.id()), "update:users");
    assertThat(linked.status()).as("%s", linked).isEqualTo(201);
  }

  @Test
  void theOtherAccountMayBeTheOneOfAnIdToken() {
    var tenant = new TestTenant(SERVER);
    var client = tenant.publicApplication("{}", "authorization_code").application().clientId();
    var authorization = TestTenant.authorization(client, second, Optional.empty(), "openid");
    var signed = SERVER.bean(IdTokens.class).sign(authorization, IdTokenRequest.PLAIN);
    var token = ((Attempt.Success<String>) signed).value();
    var body = "{\"link_with\":\"%s\"}".formatted(token);
    var linked = management.post(path(first), body, "update:users");
    assertThat(linked.status()).as("%s", linked).isEqualTo(201);
    assertThat(linked.json().at("/1/user_id").stringValue()).isEqualTo(raw(second));
    assertThat(management.post(path(first), body, "update:users").status()).isEqualTo(404);
  }

  @Test
  void whoIsBlockedStaysOutByEveryWay() {
    management.post(path(first), body(raw(second)), "update:users");
    done(SERVER.bean(Users.class).change(first.id(), settings -> settings.withBlocked(true)));
    assertThat(signIn(second))
        .isEqualTo(new PasswordSignIn.Refused(PasswordSignIn.Reason.USER_BLOCKED));
  }

  @Test
  void whatIsMissingOrMakesNoSenseIsRefused() { // I20
    assertThat(management.post(path(first), body("nobody"), "update:users").status())
        .isEqualTo(404);
    assertThat(management.post(path(first), body(raw(first)), "update:users").status())
        .isEqualTo(400);
    for (var body :
        List.of(
            "{}",
            "{\"provider\":\"auth0\"}",
            "{\"link_with\":\"eyJ\"}",
            "{\"link_with\":\"eyJ\",\"provider\":\"auth0\"}")) {
      var refused = management.post(path(first), body, "update:users");
      assertThat(refused.status()).as("%s: %s", body, refused).isEqualTo(400);
      assertThat(refused.text("errorCode")).isEqualTo("invalid_body");
    }
    var elsewhere = body(raw(second)).replace("}", ",\"connection_id\":\"con_none\"}");
    assertThat(management.post(path(first), elsewhere, "update:users").text("errorCode"))
        .isEqualTo("inexistent_connection");
    var own = path(first) + "/auth0/";
    assertThat(management.delete(own + raw(first), "update:users").status()).isEqualTo(400);
    assertThat(management.delete(own + raw(second), "update:users").status()).isEqualTo(404);
    assertThat(SERVER.bean(Users.class).byId(second.id())).isPresent();
  }
}
