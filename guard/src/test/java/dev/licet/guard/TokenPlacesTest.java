package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Tokens in a form or in the query (RFC 6750 sections 2.2 and 2.3), where that is switched on. */
class TokenPlacesTest { // G25
  private static final String URL = "https://api.example/user";

  private final TestApi api = new TestApi();
  private final String token = api.tokens.accessToken().text();
  private final Guard form = api.builder().acceptingTokenInForm().build();
  private final Guard query = api.builder().acceptingTokenInQuery().build();
  private final Guard both = api.builder().acceptingTokenInForm().acceptingTokenInQuery().build();

  private static Reason reason(Guard guard, HttpCall call) {
    return ((Refusal) guard.check(call, Rule.authenticated())).reason();
  }

  private static Permit permit(Guard guard, HttpCall call) {
    return (Permit) guard.check(call, Rule.authenticated());
  }

  private TestCall formCall(String method) {
    return TestCall.to(method, URL).form("access_token", token);
  }

  private TestCall queryCall() {
    return TestCall.to("GET", URL + "?a=b&access_token=" + token);
  }

  @Test
  void areSeenNowhereUnlessThatIsSwitchedOn() {
    assertThat(reason(api.guard, formCall("POST"))).isEqualTo(Reason.HEADER_MISSING);
    assertThat(reason(api.guard, queryCall())).isEqualTo(Reason.HEADER_MISSING);
    assertThat(reason(query, formCall("POST"))).isEqualTo(Reason.HEADER_MISSING);
    assertThat(reason(form, queryCall())).isEqualTo(Reason.HEADER_MISSING);
  }

  @Test
  void areTakenFromAForm() {
    assertThat(permit(form, formCall("POST")).headers()).isEmpty();
    assertThat(permit(form, formCall("PUT")).caller()).isPresent();
    assertThat(permit(form, formCall("POST")).caller()).isPresent();
  }

  @Test
  void areNotTakenFromTheBodyOfACallThatHasNone() {
    assertThat(reason(form, formCall("GET"))).isEqualTo(Reason.HEADER_MISSING);
    assertThat(reason(form, formCall("HEAD"))).isEqualTo(Reason.HEADER_MISSING);
  }

  @Test
  void areTakenFromTheQueryAndTheAnswerIsForNoSharedCache() {
    assertThat(permit(query, queryCall()).headers()).containsEntry("Cache-Control", "private");
    assertThat(permit(query, queryCall()).headers()).containsEntry("Cache-Control", "private");
  }

  @Test
  void areStillTakenFromTheHeader() {
    TestCall call = TestCall.to("POST", URL).header("Authorization", "Bearer " + token);
    assertThat(permit(both, call).headers()).isEmpty();
  }

  @Test
  void mustNotComeInTwoWays() {
    String header = "Bearer " + token;
    for (Guard guard : List.of(form, query, both)) {
      permit(guard, TestCall.to("POST", URL).header("Authorization", header));
    }
    assertThat(reason(form, formCall("POST").header("Authorization", header)))
        .isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason(query, queryCall().header("Authorization", header)))
        .isEqualTo(Reason.HEADER_MALFORMED);
    assertThat(reason(query, queryCall().header("Authorization", "Basic eA==")))
        .isEqualTo(Reason.HEADER_MALFORMED);
    TestCall twice = TestCall.to("POST", URL + "?access_token=" + token);
    assertThat(reason(both, twice.form("access_token", token))).isEqualTo(Reason.HEADER_MALFORMED);
  }

  @Test
  void mustNotComeTwice() {
    TestCall call = TestCall.to("POST", URL).form("access_token", token, token);
    assertThat(reason(form, call)).isEqualTo(Reason.HEADER_MALFORMED);
    TestCall other = TestCall.to("GET", URL + "?access_token=" + token + "&access_token=");
    assertThat(reason(query, other)).isEqualTo(Reason.HEADER_MALFORMED);
  }

  @Test
  void mustNotBeEmptyOrEndless() { // G14
    assertThat(reason(query, TestCall.to("GET", URL + "?access_token=")))
        .isEqualTo(Reason.TOKEN_MISSING);
    assertThat(reason(form, TestCall.to("POST", URL).form("access_token", "x".repeat(20_000))))
        .isEqualTo(Reason.TOKEN_MALFORMED);
    assertThat(reason(form, TestCall.to("POST", URL).form("access_token", token + " ")))
        .isEqualTo(Reason.TOKEN_MALFORMED);
  }

  @Test
  void areReadOnlyWhereTheCallSaysItsMethod() {
    HttpCall silent =
        new HttpCall() {
          @Override
          public List<String> headers(String name) {
            return List.of();
          }

          @Override
          public List<String> formValues(String name) {
            return List.of(token);
          }
        };
    assertThat(reason(form, silent)).isEqualTo(Reason.HEADER_MISSING);
  }
}
