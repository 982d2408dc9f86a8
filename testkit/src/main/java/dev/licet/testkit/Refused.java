package dev.licet.testkit;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.licet.testkit.RawHttp.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A call and its refusal, word for word.
 *
 * @param name what is wrong with the call
 * @param path where it goes
 * @param headers its header lines
 * @param status the status of the refusal
 * @param code its code
 * @param description its description
 * @param challenge its whole challenge
 */
record Refused(
    String name,
    String path,
    List<String> headers,
    int status,
    String code,
    String description,
    String challenge) {

  /** Without credentials that could be looked at; the other kinds of refusal follow from here. */
  static Refused at(String name, String path, String... headers) {
    return new Refused(
        name,
        path,
        List.of(headers),
        401,
        "authorization_header_missing",
        "Authorization header is expected",
        "Bearer");
  }

  Refused as(String otherCode, String text, String error) {
    return as(401, otherCode, text, error, "");
  }

  private Refused as(int code, String otherCode, String text, String error, String more) {
    String otherChallenge =
        error.isEmpty()
            ? "Bearer"
            : "Bearer error=\"" + error + "\", error_description=\"" + text + "\"" + more;
    return new Refused(name, path, headers, code, otherCode, text, otherChallenge);
  }

  Refused asMalformedHeader() {
    return as("invalid_header", "Authorization header must be Bearer token", "invalid_request");
  }

  Refused asUnparsable() {
    return as("invalid_header", "Unable to parse authentication token.", "invalid_token");
  }

  Refused asWrongClaims() {
    return as(
        "invalid_claims", "incorrect claims,please check the audience and issuer", "invalid_token");
  }

  Refused asAnotherKind() {
    return as("invalid_token_type", "This is not an access token", "invalid_token");
  }

  Refused asForbidden(String scope) {
    return as(
        403, "Unauthorized", "You don't have access to this resource", "insufficient_scope", scope);
  }

  /** Sends the call in three ways, and compares. */
  void check(URI base) {
    String json = "{\"code\":\"" + code + "\",\"description\":\"" + description + "\"}";
    Response plain = RawHttp.send(base, "GET", path, headers);
    assertAll(() -> checkHead(plain, "application/json"), () -> assertEquals(json, plain.body()));
    Response head = RawHttp.send(base, "HEAD", path, headers);
    assertAll(() -> checkHead(head, "application/json"), () -> assertEquals("", head.body()));
    List<String> asking = new ArrayList<>(headers);
    asking.add("Accept: application/problem+json");
    Response problem = RawHttp.send(base, "GET", path, asking);
    assertAll(
        () -> checkHead(problem, "application/problem+json"),
        () -> assertEquals(problemJson(), problem.body()));
  }

  private void checkHead(Response response, String contentType) {
    assertAll(
        name,
        () -> assertEquals(status, response.status()),
        () -> assertEquals(challenge, response.value("WWW-Authenticate")),
        () -> assertEquals("no-store", response.value("Cache-Control")),
        () -> assertEquals(contentType, response.value("Content-Type")));
  }

  private String problemJson() {
    return "{\"type\":\"about:blank\",\"title\":\""
        + (status == 403 ? "Forbidden" : "Unauthorized")
        + "\",\"status\":"
        + status
        + ",\"detail\":\""
        + description
        + "\",\"code\":\""
        + code
        + "\"}";
  }
}
