package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A customer of the shop: an account, a browser, the shop's refresh tokens; and what of all this
 * the server has acknowledged. What was asked for last and is not acknowledged may have happened or
 * not.
 */
final class Member {
  static final String PASSWORD = "Correct-Horse-7";

  /** RFC 7636, appendix B. */
  private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

  /** What is asked of the server; {@code NOTHING}: everything is acknowledged. */
  enum Step {
    NOTHING,
    SIGN_UP,
    SIGN_IN,
    REDEEM,
    REFRESH,
    SIGN_OUT,
    REVOKE,
    WITHDRAW
  }

  /**
   * The server could not decide and said so (503). What was asked for may have happened or not, as
   * when the answer is lost.
   */
  static final class Undecided extends AssertionError {
    private static final long serialVersionUID = 1;

    Undecided(String what) {
      super(what);
    }
  }

  final String email;
  final Visitor visitor;
  Step underway = Step.NOTHING;
  final AtomicInteger acknowledged = new AtomicInteger();
  boolean hasAccount;
  boolean hasConsented;
  boolean hasWithdrawn;
  boolean isSignedOut;
  boolean isRevoked;
  Optional<String> spentCode = Optional.empty();
  final List<String> refreshTokens = new ArrayList<>();
  private String userId = "";
  private String idToken = "";

  Member(String email, Shop shop) {
    this.email = email;
    this.visitor = new Visitor(shop.url(""));
  }

  private HttpResponse<String> expect(int status, HttpResponse<String> answer) {
    decided(answer);
    assertThat(answer.statusCode())
        .as(() -> email + " at " + underway + ": " + answer.body())
        .isEqualTo(status);
    return answer;
  }

  private HttpResponse<String> decided(HttpResponse<String> answer) {
    if (answer.statusCode() == 503) {
      throw new Undecided(email + " at " + underway + ": " + answer.body());
    }
    return answer;
  }

  private void done() {
    acknowledged.incrementAndGet();
    underway = Step.NOTHING;
  }

  void signUp(Shop shop) {
    underway = Step.SIGN_UP;
    String id = Shop.member(expect(200, shop.signUp(email, PASSWORD)), "_id").orElseThrow();
    userId = "auth0|" + id;
    hasAccount = true;
    done();
  }

  /** Signs in at the page, and allows the shop what it asks for; the code. */
  String signIn(Shop shop) {
    underway = Step.SIGN_IN;
    HttpResponse<String> answer = decided(authorize(shop, ""));
    for (int hops = 0; hops < 8 && code(answer).isEmpty(); hops++) {
      answer = decided(follow(shop.https(), Visitor.location(answer)));
    }
    HttpResponse<String> last = answer;
    String code = code(last).orElseThrow(() -> new AssertionError(last + last.body()));
    hasConsented = true;
    done();
    return code;
  }

  /** Goes where the browser is sent, and fills in the form that is there. */
  private HttpResponse<String> follow(Https https, String location) {
    HttpResponse<String> page = decided(visitor.get(https, location));
    if (location.contains("/u/login")) {
      Map<String, String> fields = Map.of("email", email, "password", PASSWORD);
      return visitor.submit(https, page, "/u/login", fields);
    }
    return location.contains("/u/consent")
        ? visitor.submit(https, page, "/u/consent", Map.of("answer", "accept"))
        : page;
  }

  /** What the browser is told at the shop's wish, under a prompt. */
  HttpResponse<String> authorize(Shop shop, String prompt) {
    return visitor.get(
        shop.https(),
        "/authorize?client_id=%s&redirect_uri=%s&response_type=code&scope=%s&code_challenge=%s"
                .formatted(
                    Shop.CLIENT,
                    Https.encode(Shop.CALLBACK),
                    Https.encode("openid profile offline_access"),
                    CHALLENGE)
            + "&code_challenge_method=S256&state=s"
            + (prompt.isEmpty() ? "" : "&prompt=" + prompt));
  }

  static Optional<String> code(HttpResponse<String> answer) {
    Matcher found = CODE.matcher(Visitor.location(answer));
    return found.find()
        ? Optional.of(URLDecoder.decode(found.group(1), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  void redeem(Shop shop, String code) {
    underway = Step.REDEEM;
    HttpResponse<String> answer = expect(200, exchange(shop, code));
    spentCode = Optional.of(code);
    idToken = Shop.member(answer, "id_token").orElseThrow();
    refreshTokens.add(Shop.member(answer, "refresh_token").orElseThrow());
    done();
  }

  static HttpResponse<String> exchange(Shop shop, String code) {
    return shop.token(
        Map.of(
            "grant_type",
            "authorization_code",
            "code",
            code,
            "redirect_uri",
            Shop.CALLBACK,
            "code_verifier",
            VERIFIER));
  }

  void refresh(Shop shop) {
    underway = Step.REFRESH;
    HttpResponse<String> answer = expect(200, refresh(shop, refreshTokens.getLast()));
    refreshTokens.add(Shop.member(answer, "refresh_token").orElseThrow());
    done();
  }

  static HttpResponse<String> refresh(Shop shop, String refreshToken) {
    return shop.token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
  }

  void signOut(Shop shop) {
    underway = Step.SIGN_OUT;
    HttpResponse<String> answer =
        visitor.get(shop.https(), "/oidc/logout?id_token_hint=" + idToken);
    expect(200, answer);
    isSignedOut = true;
    done();
  }

  void revoke(Shop shop) {
    underway = Step.REVOKE;
    expect(
        200,
        shop.https()
            .postForm(
                shop.url("/oauth/revoke"),
                Map.of("client_id", Shop.CLIENT, "token", refreshTokens.getLast())));
    isRevoked = true;
    done();
  }

  /** Takes back what the shop was allowed. */
  void withdraw(Shop shop) {
    underway = Step.WITHDRAW;
    expect(204, shop.manage("DELETE", "/grants?user_id=" + Https.encode(userId)));
    hasWithdrawn = true;
    done();
  }

  /** Whether its refresh tokens have ended. */
  boolean isOver() {
    return isRevoked || hasWithdrawn;
  }

  HttpResponse<String> consents(Shop shop) {
    return shop.manage("GET", "/grants?user_id=" + Https.encode(userId));
  }

  HttpResponse<String> account(Shop shop) {
    return shop.manage("GET", "/users-by-email?email=" + Https.encode(email));
  }
}
