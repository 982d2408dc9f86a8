package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.token.Check;
import dev.licet.guard.token.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalTest {
  private static final HttpCall PLAIN = name -> List.of();

  private static Refusal refusal(Reason reason, String... scope) {
    return new Refusal(reason, new Finding(Check.FORM, "", ""), List.of(scope));
  }

  private static HttpCall accepting(String... accept) {
    return name -> name.equals("Accept") ? Arrays.asList(accept) : List.of();
  }

  @Test
  void aRefusalIsAnsweredInTheWordsOfTheContract() {
    assertThat(refusal(Reason.TOKEN_EXPIRED).answer(PLAIN))
        .isEqualTo(
            new Answer(
                401,
                Map.of(
                    "Content-Type", "application/json",
                    "Cache-Control", "no-store",
                    "WWW-Authenticate",
                        "Bearer error=\"invalid_token\", error_description=\"token is expired\""),
                "{\"code\":\"token_expired\",\"description\":\"token is expired\"}"));
  }

  @Test
  void aMissingPermissionIsNamed() {
    Answer answer = refusal(Reason.PERMISSION_MISSING, "read:admin", "b").answer(PLAIN);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.headers())
        .containsEntry(
            "WWW-Authenticate",
            "Bearer error=\"insufficient_scope\", error_description=\"You don't have access to this"
                + " resource\", scope=\"read:admin b\"");
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":\"Unauthorized\","
                + "\"description\":\"You don't have access to this resource\"}");
  }

  @Test
  void keysThatCannotBeHadAreNoChallenge() {
    Answer answer = refusal(Reason.KEYS_UNAVAILABLE).answer(PLAIN);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsKey("Retry-After").doesNotContainKey("WWW-Authenticate");
  }

  @Test
  void withoutACredentialTheChallengeIsBare() {
    for (Reason reason : List.of(Reason.HEADER_MISSING, Reason.SCHEME_UNKNOWN)) {
      assertThat(refusal(reason).answer(PLAIN).headers())
          .containsEntry("WWW-Authenticate", "Bearer");
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyAnswerIsLegalHttpAndCachedNowhere(Reason reason) { // G29
    Answer answer = refusal(reason).answer(PLAIN);
    assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
    assertThat(answer.headers().values()).allMatch(value -> value.matches("[\\x20-\\x7E]+"));
    assertThat(reason.description()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
  }

  @Test
  void theSameFactsComeAsProblemJson() {
    Answer answer = refusal(Reason.TOKEN_EXPIRED).answer(accepting("application/problem+json"));
    assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,"
                + "\"detail\":\"token is expired\",\"code\":\"token_expired\"}");
    assertThat(
            refusal(Reason.PERMISSION_MISSING).answer(accepting("application/problem+json")).body())
        .contains("\"title\":\"Forbidden\"");
    assertThat(
            refusal(Reason.KEYS_UNAVAILABLE).answer(accepting("application/problem+json")).body())
        .contains("\"title\":\"Service Unavailable\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/problem+json | true",
        "APPLICATION/Problem+JSON | true",
        "text/html, application/problem+json;q=0.5 | true",
        "application/json, application/problem+json | true",
        "application/json;q=0.5, application/problem+json;q=0.6 | true",
        "application/json, application/problem+json;q=0.9 | false",
        "application/problem+json;q=0 | false",
        "application/problem+json;q=0.000 | false",
        "application/problem+json;q=x | false",
        "application/problem+json;v=1;q=1.0 | true",
        "application/problem+jsonx | false",
        "application/json | false",
        "*/* | false",
        "application/* | false",
        "'' | false"
      })
  void problemJsonComesOnlyToThoseWhoAskForIt(String accept, boolean expected) {
    assertThat(Accepts.problemJson(List.of(accept))).isEqualTo(expected);
  }

  @Test
  void severalAcceptHeadersAreOne() {
    assertThat(Accepts.problemJson(List.of("text/html", "application/problem+json"))).isTrue();
    assertThat(Accepts.problemJson(List.of())).isFalse();
  }
}
