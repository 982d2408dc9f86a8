package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.testkit.TestToken;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an outsider can learn from answers: no more than the contract says. */
class OracleTest {
  private final TestApi api = new TestApi();

  private Answer answer(String token) {
    HttpCall call = TestApi.call("Bearer " + token);
    return ((Refusal) api.guard.check(call, Rule.authenticated())).answer(call);
  }

  @Test
  void whateverIsWrongWithATokenBeforeItsSignatureIsRightIsOneAnswer() { // G27
    String[] good = api.tokens.accessToken().text().split("\\.", -1);
    TestToken token = api.tokens.accessToken();
    List<String> hostile = new ArrayList<>();
    hostile.add("nonsense");
    hostile.add(good[0] + "." + good[1] + ".AAAA");
    hostile.add(good[0] + "." + good[1] + "." + "A".repeat(342));
    hostile.add(good[0] + "." + good[0] + "." + good[2]);
    hostile.add(token.forgedBy(TestApi.FOREIGN_KEY).text());
    hostile.add(api.tokens.expired().forgedBy(TestApi.FOREIGN_KEY).text());
    hostile.add(api.tokens.idToken().forgedBy(TestApi.FOREIGN_KEY).text());
    hostile.add(api.tokens.accessToken().header("alg", "HS256").text());
    hostile.add(api.tokens.accessToken().header("crit", List.of("exp")).text());
    assertThat(hostile).extracting(this::answer).containsOnly(answer("x"));
  }

  @Test
  void anUnknownKeyDiffersInTheTutorialsTextsAndInNothingElse() { // G27
    Answer unknown = answer(api.tokens.unknownKey().text());
    Answer wrong = answer(api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY).text());
    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(unknown.headers().keySet()).isEqualTo(wrong.headers().keySet());
    assertThat(unknown.body().replace("Unable to find appropriate key", ""))
        .isEqualTo(wrong.body().replace("Unable to parse authentication token.", ""));
  }

  @Test
  void whichClaimIsWrongStaysWithUs() { // G27, G29
    assertThat(
            List.of(
                answer(api.tokens.forAnotherApi().text()),
                answer(api.tokens.byAnotherIssuer().text()),
                answer(api.tokens.notYetValid().text()),
                answer(api.tokens.withoutExpiry().text()),
                answer(api.tokens.accessToken().without("sub").text())))
        .containsOnly(answer(api.tokens.forAnotherApi().text()));
  }
}
