package dev.licet.identity.guardian;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.management.TestManagement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserFactorsApiTest {
  private static final TestManagement MANAGEMENT = new TestManagement(TestServer.shared());
  private static String user = "";

  @BeforeAll
  static void register() {
    var created =
        MANAGEMENT.post(
            "/users",
            """
            {"connection":"Username-Password-Authentication","email":"no.factor@example.com",
             "password":"Correct-Horse-7"}
            """,
            "create:users");
    user = "/users/" + URLEncoder.encode(created.text("user_id"), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({
    "authentication-methods, read:authentication_methods, authenticators, []",
    "connected-accounts, read:users, connected_accounts, '{\"connected_accounts\":[]}'",
  })
  void nobodyHasAny(String path, String scope, String collection, String usual) {
    assertThat(MANAGEMENT.get(user + "/" + path, scope).response().body()).isEqualTo(usual);
    var taken = MANAGEMENT.get(user + "/" + path + "?take=5", scope).json();
    assertThat(taken.get(collection)).isEmpty();
    var totals = MANAGEMENT.get(user + "/" + path + "?include_totals=true", scope).json();
    assertThat(totals.get("total").intValue()).isZero();
  }

  @Test
  void nobodyHasEnrolled() {
    var answer = MANAGEMENT.get(user + "/enrollments", "read:users");
    assertThat(answer.response().body()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "authentication-methods, read:authentication_methods",
    "connected-accounts, read:users",
    "enrollments, read:users",
  })
  void aUserWhoIsNotThereHasNone(String path, String scope) {
    var answer = MANAGEMENT.get("/users/auth0%7Cnobody/" + path, scope);
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("errorCode")).isEqualTo("inexistent_user");
  }
}
