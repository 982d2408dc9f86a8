package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimShapeTest {
  private static Json.Members claims(String json) throws Malformed {
    return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Set<String> permissions(String path, String json) throws Malformed {
    return ClaimShape.USUAL.permissionsFrom(List.of(path)).permissions(claims(json));
  }

  @Test
  void usuallyScopeAndPermissionsCountTogetherAndNobodyHasARole() throws Malformed {
    Json.Members claims =
        claims("{'scope':' a  b ','permissions':['c'],'roles':['d']}".replace('\'', '"'));
    assertThat(ClaimShape.USUAL.permissions(claims)).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(ClaimShape.USUAL.roles(claims)).isEmpty();
    assertThat(ClaimShape.USUAL.hasRoles()).isFalse();
  }

  @Test
  void otherClaimsCountInTheirPlaceOnly() throws Malformed {
    ClaimShape okta = ClaimShape.USUAL.permissionsFrom(List.of("scp")).rolesFrom(List.of("groups"));
    Json.Members claims = claims("{\"scp\":[\"a\"],\"scope\":\"b\",\"groups\":[\"g h\"]}");
    assertThat(okta.permissions(claims)).containsExactly("a");
    assertThat(okta.roles(claims)).as("an item of an array is one value").containsExactly("g h");
    assertThat(okta.hasRoles()).isTrue();
    assertThat(okta).hasToString("permissions from [scp], roles from [groups]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "scp;{\"scp\":\"x y\"}",
        "scp;{\"scp\":[\"x\",\"y\"]}",
        "cognito:groups;{\"cognito:groups\":[\"x\",\"y\"]}",
        "https://example.com/roles;{\"https://example.com/roles\":[\"x\",\"y\"]}",
        "/https:~1~1example.com~1roles;{\"https://example.com/roles\":[\"x\",\"y\"]}",
        "/realm_access/roles;{\"realm_access\":{\"roles\":[\"x\",\"y\"]}}",
        "/resource_access/my.client/roles;{\"resource_access\":{\"my.client\":{\"roles\":[\"x\",\"y\"]}}}",
        "/resource_access/a~1b~01/roles;{\"resource_access\":{\"a/b~1\":{\"roles\":[\"x\",\"y\"]}}}",
        "/x y z;{\"x y z\":\"x y\"}",
        "/a.b;{\"a.b\":\"x y\",\"a\":{\"b\":\"z\"}}"
      })
  void aPathLeadsToItsClaim(String path, String json) throws Malformed {
    assertThat(permissions(path, json)).containsExactlyInAnyOrder("x", "y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":{}}",
        "{\"a\":[{\"b\":\"x\"}]}",
        "{\"a\":\"b\"}",
        "{\"a\":null}",
        "{\"a\":{\"b\":null}}",
        "{\"a\":{\"b\":1}}",
        "{\"a\":{\"b\":true}}",
        "{\"a\":{\"b\":{\"x\":true}}}",
        "{\"a\":{\"b\":[\"x\",1]}}",
        "{\"a\":{\"b\":[[\"x\"]]}}",
        "{\"a\":{\"b\":[]}}",
        "{\"a\":{\"b\":\"\"}}",
        "{\"a\":{\"b\":[\"\"]}}",
        "{\"/a/b\":\"x\"}",
        "{\"A\":{\"b\":\"x\"}}"
      })
  void aClaimOfAnotherShapeGrantsNothing(String json) throws Malformed { // G30
    assertThat(permissions("/a/b", json)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", " ", " scp", "scp ", "a\nb", "a b", "realm_access.roles", "$.roles", "roles[*]",
        "roles[]", "example.com/roles", "/", "//", "/a//b", "/a/", "/a~", "/a~2b", "/~a/b"
      })
  void aMalformedPathIsRefusedAndQuoted(String path) { // G30
    assertThatThrownBy(() -> ClaimShape.USUAL.permissionsFrom(List.of("scp", path)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("licet.permission-claims is '" + path + "': expected");
  }

  @Test
  void theMessageSaysHowItIsWrittenRight() { // G30
    assertThatThrownBy(() -> ClaimShape.USUAL.rolesFrom(List.of("example.com/~roles")))
        .hasMessage(
            "licet.role-claims is 'example.com/~roles': expected the name of a claim, or a JSON"
                + " Pointer, with a slash before each name, as /realm_access/roles; a claim that is"
                + " really called 'example.com/~roles' is written /example.com~1~0roles");
  }

  @Test
  void noPathAndTheSamePathTwiceAreRefused() { // G30
    assertThatThrownBy(() -> ClaimShape.USUAL.permissionsFrom(List.of()))
        .hasMessage("licet.permission-claims is empty: name at least one claim");
    assertThatThrownBy(() -> ClaimShape.USUAL.rolesFrom(List.of("roles", "/roles")))
        .hasMessage("licet.role-claims is 'roles, /roles': a claim is twice");
  }
}
