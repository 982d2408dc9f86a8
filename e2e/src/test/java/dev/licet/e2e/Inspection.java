package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.e2e.Member.Step;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Asks a server, after it was killed and started again, whether it keeps its word to members. */
final class Inspection {
  private static final Set<String> TO_BE_SEEN =
      Set.of(
          "accounts kept",
          "consents kept",
          "sessions kept",
          "refresh tokens kept",
          "spent codes refused",
          "a spent refresh token refused");

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Random dice;
  private Shop shop;

  Inspection(Shop shop, Random dice) {
    this.shop = shop;
    this.dice = dice;
  }

  /** Of the server as it is now. */
  void of(Shop restarted) {
    shop = restarted;
  }

  /** How much was found to be as it must be. */
  @Override
  public String toString() {
    return counts.toString();
  }

  /** A check that never had anything to look at would prove nothing. */
  void assertThatAllWasSeen() {
    assertThat(counts.keySet()).containsAll(TO_BE_SEEN);
  }

  boolean sawAll() {
    return counts.keySet().containsAll(TO_BE_SEEN);
  }

  void inspect(Member member) {
    account(member);
    consent(member);
    session(member);
    refreshTokens(member);
    if (member.isOver()) {
      code(member);
    }
    member.underway = Step.NOTHING;
  }

  private void found(String what) {
    counts.merge(what, 1, Integer::sum);
  }

  private void account(Member member) {
    if (member.hasAccount) {
      assertThat(patiently(() -> member.account(shop)).body())
          .as("the acknowledged account")
          .contains("\"" + member.email + "\"");
      found("accounts kept");
    }
  }

  private void consent(Member member) {
    if (!member.hasConsented || member.underway == Step.WITHDRAW) {
      return;
    }
    boolean kept =
        patiently(() -> member.consents(shop)).body().contains("\"" + Shop.CLIENT + "\"");
    assertThat(kept).as("%s has consented", member.email).isNotEqualTo(member.hasWithdrawn);
    found(kept ? "consents kept" : "consents withdrawn");
  }

  private void session(Member member) {
    if (!member.hasConsented) {
      return;
    }
    String told = Visitor.location(patiently(() -> member.authorize(shop, "none")));
    assertThat(told).as("the answer to prompt=none").startsWith(Shop.CALLBACK);
    boolean signedOut = told.contains("error=login_required");
    if (member.underway == Step.SIGN_OUT) {
      member.isSignedOut = signedOut; // either is right, and from now on it stays so
    }
    assertThat(signedOut)
        .as("%s is signed out: %s", member.email, told)
        .isEqualTo(member.isSignedOut);
    found(member.isSignedOut ? "sessions ended" : "sessions kept");
  }

  private void refreshTokens(Member member) {
    List<String> all = member.refreshTokens;
    if (all.isEmpty()) {
      return;
    }
    if (member.isRevoked || member.hasWithdrawn) {
      assertRefused(all.getLast(), "an ended refresh token");
    } else if (member.underway == Step.REVOKE || member.underway == Step.WITHDRAW) {
      member.isRevoked = true; // or not: nobody can know, so there is nothing more to ask
    } else if (all.size() > 1 && dice.nextInt(4) == 0) {
      spentFirst(member);
    } else {
      latestFirst(member);
    }
  }

  /** Whoever has not got an answer may ask again, and gets the same: never another one. */
  private void spentFirst(Member member) {
    List<String> all = member.refreshTokens;
    HttpResponse<String> answer = patiently(all.get(all.size() - 2));
    if (answer.statusCode() == 200) {
      assertThat(Shop.member(answer, "refresh_token")).contains(all.getLast());
      found("answers given once more, the same");
      return;
    }
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertRefused(all.getLast(), "a refresh token whose forerunner was used again");
    member.isRevoked = true;
  }

  private void latestFirst(Member member) {
    List<String> all = member.refreshTokens;
    HttpResponse<String> answer = patiently(all.getLast());
    assertThat(answer.statusCode())
        .as(() -> member.email + ", " + member.underway + ", has lost a token: " + answer.body())
        .isEqualTo(200);
    all.add(Shop.member(answer, "refresh_token").orElseThrow());
    found(
        member.underway == Step.REFRESH
            ? "refresh tokens good although their answer was lost"
            : "refresh tokens kept");
    if (dice.nextInt(3) > 0) {
      assertRefused(all.get(dice.nextInt(all.size() - 1)), "a spent refresh token");
      assertRefused(all.getLast(), "a refresh token whose forerunner was used again");
      member.isRevoked = true;
    }
  }

  /** On several nodes one that may still be answered elsewhere is told to ask again. */
  private HttpResponse<String> patiently(String refreshToken) {
    return patiently(() -> Member.refresh(shop, refreshToken));
  }

  /** Asks again as long as the server says that it cannot decide right now. */
  private static HttpResponse<String> patiently(Supplier<HttpResponse<String>> question) {
    HttpResponse<String> answer = question.get();
    for (int i = 0; i < 20 && answer.statusCode() == 503; i++) {
      Eventually.pause();
      answer = question.get();
    }
    return answer;
  }

  private void assertRefused(String refreshToken, String what) {
    HttpResponse<String> answer = patiently(refreshToken);
    assertThat(answer.statusCode()).as(() -> what + ": " + answer.body()).isEqualTo(403);
    found(what + " refused");
  }

  private void code(Member member) {
    member.spentCode.ifPresent(code -> {
      assertThat(patiently(() -> Member.exchange(shop, code)).statusCode())
          .as("of a spent code")
          .isEqualTo(403);
      found("spent codes refused");
    });
  }
}
