package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

/** How a server answers that cannot use its database, or cannot write to it. */
final class Unavailability {
  private final Shop shop;

  Unavailability(Shop shop) {
    this.shop = shop;
  }

  /** What needs no database goes on. */
  void assertThatMachinesAreServed() {
    assertThat(status(shop.machineToken())).isEqualTo(200);
    assertThat(status(get("/.well-known/jwks.json"))).isEqualTo(200);
    assertThat(status(get("/.well-known/openid-configuration"))).isEqualTo(200);
    assertThat(status(get("/health/live"))).isEqualTo(200);
  }

  /** What writes is refused, in the shape of its path, and never half done. */
  void assertThatWritesAreRefused(Member member) {
    assertThatOAuthIsRefused(Member.refresh(shop, member.refreshTokens.getLast()));
    assertThatJsonIsRefused(shop.signUp("late@example.com", Member.PASSWORD));
    assertThatJsonIsRefused(
        shop.manage(
            "POST", "/resource-servers", "{\"name\":\"Late\",\"identifier\":\"urn:late\"}"));
    HttpResponse<String> page = new Visitor(shop.url("")).get(shop.https(), authorize());
    assertThat(status(page)).as(page.body()).isEqualTo(503);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("We cannot do this right now").doesNotContain("\tat ");
    assertRetry(page);
  }

  private void assertThatOAuthIsRefused(HttpResponse<String> answer) {
    assertThat(status(answer) + " " + answer.body())
        .isEqualTo(
            "503 {\"error\":\"temporarily_unavailable\",\"error_description\":\"This cannot be"
                + " answered right now: try again in a few seconds\"}");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertRetry(answer);
  }

  private static void assertThatJsonIsRefused(HttpResponse<String> answer) {
    assertThat(answer.body())
        .isEqualTo(
            "{\"statusCode\":503,\"error\":\"Service Unavailable\",\"message\":\"Service"
                + " Unavailable\"}");
    assertThat(status(answer)).isEqualTo(503);
    assertRetry(answer);
  }

  private static void assertRetry(HttpResponse<String> answer) {
    assertThat(answer.headers().allValues("Retry-After")).containsExactly("2");
  }

  /** As before, and nothing of what was refused is there. */
  void assertThatAllIsWell(Member member) {
    member.refresh(shop);
    assertThat(shop.manage("GET", "/users-by-email?email=late@example.com").body()).isEqualTo("[]");
    assertThat(
            status(
                shop.signUp("later%d@example.com".formatted(System.nanoTime()), Member.PASSWORD)))
        .isEqualTo(200);
    assertThat(status(get("/health/ready"))).isEqualTo(200);
  }

  HttpResponse<String> get(String path) {
    return shop.https().get(shop.url(path));
  }

  private static String authorize() {
    return "/authorize?response_type=code&state=s&client_id=%s&redirect_uri=%s&scope=openid"
            .formatted(Shop.CLIENT, Https.encode(Shop.CALLBACK))
        + "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
  }

  static int status(HttpResponse<String> answer) {
    return answer.statusCode();
  }

  /** A member who has signed in. */
  static Member member(Shop shop, String email) {
    Member member = new Member(email, shop);
    member.signUp(shop);
    member.redeem(shop, member.signIn(shop));
    return member;
  }

  /** A server with the shop's tenant. */
  static Identity start(Path folder, Map<String, String> settings) {
    return Identity.start(folder, Shop.settings(folder, settings));
  }
}
