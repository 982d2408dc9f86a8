package dev.licet.identity.consent;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.TestUsers;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsentsApiTest {
  private static final TestServer SERVER = TestServer.shared();
  private static ManagementCaller caller;
  private static int users;

  private String shop = "";
  private String alice = "";

  @BeforeAll
  static void start() {
    caller = new ManagementCaller(SERVER, "read:grants delete:grants");
  }

  @BeforeEach
  void giveTwo() {
    shop =
        TestUsers.done(
                SERVER
                    .bean(Applications.class)
                    .register(NewApplication.named("Shop", ApplicationType.SPA)))
            .application()
            .clientId();
    var wanted = NewUser.of("alice%d@consents.example".formatted(++users), "Correct-Horse-7");
    alice = TestUsers.done(SERVER.bean(Users.class).create(wanted)).id();
    var consents = SERVER.bean(Consents.class);
    consents.give(alice, shop, Optional.of("https://consents"), List.of("write:a", "read:a"));
    consents.give(alice, shop, Optional.empty(), List.of("openid"));
  }

  private String ofAlice() {
    return "user_id=" + alice.replace("|", "%7C");
  }

  @Test
  void listsThemAsAuth0DoesPageByPage() {
    var first = json(caller.get("/grants?take=1&" + ofAlice()));
    assertThat(first.get("grants")).hasSize(1);
    var rest =
        json(
            caller.get("/grants?%s&from=%s".formatted(ofAlice(), first.get("next").stringValue())));
    assertThat(rest.get("grants")).hasSize(1);
    assertThat(rest.has("next")).isFalse();
    var one =
        json(caller.get("/grants?audience=https://consents&client_id=" + shop))
            .valueStream()
            .toList();
    assertThat(one).hasSize(1);
    assertThat(one.getFirst().get("clientID").stringValue()).isEqualTo(shop);
    assertThat(one.getFirst().get("user_id").stringValue()).isEqualTo(alice);
    assertThat(one.getFirst().get("scope").toString()).isEqualTo("[\"read:a\",\"write:a\"]");
    assertThat(json(caller.get("/grants?include_totals=true&" + ofAlice())).get("total").intValue())
        .isEqualTo(2);
    assertThat(json(caller.get("/grants?user_id=nobody"))).isEmpty();
  }

  @Test
  void takesThemBackOneByOneOrAll() {
    var id = json(caller.get("/grants?" + ofAlice())).get(0).get("id").stringValue();
    assertThat(caller.delete("/grants/" + id, "").statusCode()).isEqualTo(204);
    assertThat(caller.delete("/grants/" + id, "").statusCode()).isEqualTo(204);
    assertThat(json(caller.get("/grants?" + ofAlice()))).hasSize(1);
    assertThat(caller.delete("/grants?" + ofAlice(), "").statusCode()).isEqualTo(204);
    assertThat(json(caller.get("/grants?" + ofAlice()))).isEmpty();
  }

  @Test
  void takesNothingBackWhereNobodyIsNamed() {
    var answer = caller.delete("/grants", "");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(json(answer).get("message").stringValue())
        .isEqualTo("Query validation error: 'Missing required property: user_id'.");
    assertThat(json(caller.get("/grants?" + ofAlice()))).hasSize(2);
  }
}
