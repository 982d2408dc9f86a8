package dev.licet.identity.recovery;

import static dev.licet.identity.user.ManagementCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.user.ManagementCaller;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DatabaseConnectionsApiTest extends RecoverySetUp {
  @Test
  void applicationsSignUsersUpByTheirOwnPages() throws Exception {
    var email = "signup" + count + "@recovery.example";
    var body =
        """
        {"client_id":"%s","email":"%s","password":"%s","connection":"%s",
         "given_name":"Ada","nickname":"Countess","user_metadata":{"colour":"red"}}
        """;
    var answer =
        postJson("/dbconnections/signup", body.formatted(clientId, email, PASSWORD, User.DATABASE));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    var made = json(answer);
    assertThat(made.get("_id").stringValue()).matches("[0-9a-f]{24}");
    assertThat(made.get("email").stringValue()).isEqualTo(email);
    assertThat(made.get("email_verified").booleanValue()).isFalse();
    assertThat(made.get("given_name").stringValue()).isEqualTo("Ada");
    assertThat(made.get("nickname").stringValue()).isEqualTo("Countess");
    assertThat(made.get("user_metadata").get("colour").stringValue()).isEqualTo("red");
    assertThat(link(email)).startsWith("/u/email-verification");
    var again =
        postJson("/dbconnections/signup", body.formatted(clientId, email, PASSWORD, User.DATABASE));
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(json(again))
        .isEqualTo(
            parsed(
                """
                {"name":"BadRequestError","code":"invalid_signup",
                 "description":"Invalid sign up","statusCode":400}
                """));
    var weak =
        json(
            postJson(
                "/dbconnections/signup",
                body.formatted(clientId, "w" + email, "weak", User.DATABASE)));
    assertThat(weak.get("name").stringValue()).isEqualTo("PasswordStrengthError");
    assertThat(weak.get("code").stringValue()).isEqualTo("invalid_password");
    assertThat(weak.get("message").stringValue()).isEqualTo("Password is too weak");
    assertThat(weak.get("statusCode").intValue()).isEqualTo(400);
    assertThat(weak.get("policy").stringValue())
        .isEqualTo(
            """
            * At least 8 characters in length
            * Contain at least 3 of the following 4 types of characters:
             * lower case letters (a-z)
             * upper case letters (A-Z)
             * numbers (i.e. 0-9)
             * special characters (e.g. !@#$%^&*)\
            """);
  }

  private static JsonNode parsed(String text) {
    return JsonMapper.builder().build().readTree(text);
  }

  @Test
  void whoSignsInByANameCanForgetThePasswordByIt() throws Exception {
    var named = "named" + count;
    new ManagementCaller(SERVER, "create:connections")
        .post(
            "/connections",
            "{\"name\":\"%s\",\"strategy\":\"auth0\",\"options\":{\"requires_username\":true}}"
                .formatted(named));
    var email = "nina@" + named + ".example";
    var user = "{\"connection\":\"%s\",\"email\":\"%s\",\"username\":\"nina\",\"password\":\"%s\"}";
    assertThat(caller.post("/users", user.formatted(named, email, PASSWORD)).statusCode())
        .isEqualTo(201);
    assertThat(SERVER.bean(Users.class).bySignInName(named, " NINA ")).isPresent();
    var body = "{\"username\":\"%s\",\"connection\":\"%s\"}";
    for (var name : List.of("nobody", "a\\nb", "x".repeat(200), "Nina")) {
      var answer = postJson("/dbconnections/change_password", body.formatted(name, named));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo(SENT);
    }
    assertThat(link(email)).startsWith("/u/reset-password?ticket=");
  }

  @Test
  void formsAreReadAsTheyStandInTheBody() {
    var form = "client_id=%s&connection=%s".formatted(clientId, User.DATABASE);
    assertThat(postForm("?email=" + alice.email(), form).body()).contains("email is required");
    assertThat(postForm("", form + "&email=a%40b.cc&email=" + alice.email()).body())
        .contains("Duplicate parameter: email");
    assertThat(postForm("", form + "&email=a%FFb%40b.cc").body()).contains("not a valid form");
    assertThat(postForm("", form + "&email=" + alice.email()).body()).isEqualTo(SENT);
  }

  private static HttpResponse<String> postForm(String query, String form) {
    return SERVER.send(
        HttpRequest.newBuilder(SERVER.uri("/dbconnections/change_password" + query))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }

  @Test
  void callsThatMakeNoSenseAreToldWhatIsWrong() {
    for (var path : List.of("/dbconnections/signup", "/dbconnections/change_password")) {
      for (var bad :
          Map.of(
                  "x",
                  "no JSON object",
                  "[]",
                  "no JSON object",
                  "{\"client_id\":\"nobody\",\"connection\":\"%s\"}".formatted(User.DATABASE),
                  "Unknown client: nobody",
                  "{\"client_id\":\"%s\",\"connection\":\"x\"}".formatted(clientId),
                  "The connection does not exist.",
                  "{\"client_id\":\"%s\",\"connection\":\"%s\",\"email\":1}"
                      .formatted(clientId, User.DATABASE),
                  "email must be a string",
                  "{\"client_id\":\"%s\",\"connection\":\"%s\"}".formatted(clientId, User.DATABASE),
                  "email is required")
              .entrySet()) {
        var answer = postJson(path, bad.getKey());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(bad.getValue(), "\"name\":\"BadRequestError\"");
      }
    }
  }
}
