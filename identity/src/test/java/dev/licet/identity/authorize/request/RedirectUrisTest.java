package dev.licet.identity.authorize.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("once")
public class RedirectUrisTest {
  static final String CALLBACK = "https://shop.example.com/cb?tenant=a";

  private static final List<String> REGISTERED =
      List.of(
          CALLBACK,
          "https://shop.example.com",
          "http://localhost:3000/callback",
          "com.example.shop:/callback",
          "com.example.SwiftShop://shop.example.com/ios/com.example.SwiftShop/callback",
          "http://127.0.0.1/callback",
          "http://127.0.0.1:8080/other",
          "http://[::1]/callback");

  /** What people have tried against others: none is registered, each is near to what is. */
  public static Stream<String> hostile() {
    var own = "https://shop.example.com/cb?tenant=a";
    return Stream.concat(
        Stream.of(
            "https://shop.example.com@evil.example/cb?tenant=a",
            "https://user@shop.example.com/cb?tenant=a",
            "https://user:pass@shop.example.com/cb?tenant=a",
            "https://shop.example.com:x@evil.example/cb",
            "https://evil.example\\@shop.example.com/cb?tenant=a",
            "https://evil.example\\.shop.example.com/cb?tenant=a",
            "https://evil.example/https://shop.example.com/cb?tenant=a",
            "https://evil.example?https://shop.example.com/cb?tenant=a",
            "https://evil.example#https://shop.example.com/cb?tenant=a",
            "https://shop.example.com.evil.example/cb?tenant=a",
            "https://evilshop.example.com/cb?tenant=a",
            "https://sub.shop.example.com/cb?tenant=a",
            "https://shop.example.com./cb?tenant=a",
            "https://shop.example.com:443/cb?tenant=a",
            "https://shop.example.com:8443/cb?tenant=a",
            "https://shop.example.com:/cb?tenant=a",
            "https://SHOP.example.com/cb?tenant=a",
            "HTTPS://shop.example.com/cb?tenant=a",
            "https://shop.example.com/CB?tenant=a",
            "http://shop.example.com/cb?tenant=a",
            "//shop.example.com/cb?tenant=a",
            "/cb?tenant=a",
            "cb?tenant=a",
            "https:shop.example.com/cb?tenant=a",
            "https:/shop.example.com/cb?tenant=a",
            "https:///shop.example.com/cb?tenant=a",
            "https:\\\\shop.example.com/cb?tenant=a",
            "https://shop.example.com//cb?tenant=a",
            "https://shop.example.com/cb/?tenant=a",
            "https://shop.example.com/./cb?tenant=a",
            "https://shop.example.com/x/../cb?tenant=a",
            "https://shop.example.com/%2e/cb?tenant=a",
            "https://shop.example.com/x/%2e%2e/cb?tenant=a",
            "https://shop.example.com/%63b?tenant=a",
            "https://shop.example.com/cb%3Ftenant=a",
            "https://shop.example.com/cb%00?tenant=a",
            "https://shop.example.com/cb;x?tenant=a",
            "https://shop.example.com/cb?tenant=a;x",
            "https://shop.example.com/cb?tenant=b",
            "https://shop.example.com/cb?tenant=a&tenant=b",
            "https://shop.example.com/cb?tenant=a&x=1",
            "https://shop.example.com/cb?x=1&tenant=a",
            "https://shop.example.com/cb?TENANT=a",
            "https://shop.example.com/cb?tenant=a&code=stolen",
            "https://shop.example.com/cb?code=stolen&tenant=a",
            "https://shop.example.com/cb",
            "https://shop.example.com/",
            "https://xn--shp-0ra.example.com/cb?tenant=a",
            "https://sh\u00f6p.example.com/cb?tenant=a",
            "https://shop\u3002example.com/cb?tenant=a",
            "https://\uff53hop.example.com/cb?tenant=a",
            "https://[::ffff:1.2.3.4]/cb?tenant=a",
            "https://*.example.com/cb?tenant=a",
            "*",
            "",
            "javascript:alert(1)//https://shop.example.com/cb",
            "data:text/html,https://shop.example.com/cb",
            "com.example.shop:/callback/x",
            "com.example.shop://callback",
            "COM.example.shop:/callback",
            "http://localhost:3001/callback",
            "http://localhost/callback",
            "http://127.0.0.1:3000/callback",
            "com.example.swiftshop://shop.example.com/ios/com.example.SwiftShop/callback",
            "http://localhost:3000@evil.example/callback"),
        Stream.of("#", "#x", "\t", "\n", " ", "\r\nSet-Cookie: a=b", "\u0000", "\\", "\"", "<", ".")
            .flatMap(end -> Stream.of(own + end, end + own)));
  }

  private static Application application(ApplicationType type, List<String> callbacks) {
    var list = callbacks.stream().map(one -> "\"" + one + "\"").toList();
    return new Application(
        "shop",
        "Shop",
        "",
        type,
        List.of("authorization_code"),
        TokenEndpointAuthMethod.NONE,
        true,
        new ApplicationDetails("{\"callbacks\":" + list + "}"),
        false,
        Optional.empty());
  }

  private static boolean matches(ApplicationType type, String asked) {
    return RedirectUris.matches(application(type, REGISTERED), asked);
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whatOnlyResemblesARegisteredAddressIsNone(String asked) { // I1
    assertThat(matches(ApplicationType.REGULAR_WEB, asked)).isFalse();
    assertThat(RedirectUris.matches(REGISTERED, asked)).isFalse();
  }

  @Test
  void whatIsRegisteredIsTakenAsItStands() {
    for (var asked : REGISTERED) {
      assertThat(matches(ApplicationType.SPA, asked)).as(asked).isTrue();
    }
  }

  @Test
  void evenWhatIsRegisteredIsNotTakenIfABrowserMustNotGoThere() { // I1, I4
    for (var wrong :
        List.of(
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "DATA:text/html,x",
            "HTTPS://shop.example.com/cb",
            "Http://shop.example.com/cb",
            "vbscript:x",
            "file:///etc/passwd",
            "https://shop.example.com/cb#x",
            "https://user@shop.example.com/cb",
            "https://*.example.com/cb",
            "https://shop.example.com/cb?code=1",
            "https://shop.example.com/cb?a=1&STATE=1",
            "https://shop.example.com/cb?%69ss=1",
            "/cb",
            "https:/cb")) {
      assertThat(RedirectUris.matches(List.of(wrong), wrong)).as(wrong).isFalse();
    }
  }

  @Test
  void installedApplicationsMayListenOnAnyPortOfTheirOwnMachine() {
    for (var asked :
        List.of(
            "http://127.0.0.1:51004/callback",
            "http://127.0.0.1:1/other",
            "http://127.0.0.1/other",
            "http://[::1]:65535/callback")) {
      assertThat(matches(ApplicationType.NATIVE, asked)).as(asked).isTrue();
      assertThat(matches(ApplicationType.SPA, asked)).as(asked).isFalse();
    }
    for (var asked :
        List.of(
            "http://127.0.0.1:51004/callback/x",
            "http://127.0.0.1:51004/callback?x",
            "http://127.0.0.1:051/callback",
            "http://127.0.0.1:65536/callback",
            "http://127.0.0.1:/callback",
            "http://127.0.0.1:80@evil.example/callback",
            "http://127.0.0.1.evil.example:80/callback",
            "http://127.0.0.2:80/callback",
            "http://[::1]:80/other",
            "https://127.0.0.1:80/callback",
            "http://localhost:4000/callback",
            "http://127.0.0.1:80/callback#x")) {
      assertThat(matches(ApplicationType.NATIVE, asked)).as(asked).isFalse();
    }
  }

  /** Whatever one letter more, less or other makes of a registered address: it is another one. */
  @Test
  void whatIsAcceptedIsEqualToTheLetterOrDiffersInALoopbacksPort() { // I1
    var random = new Random(7);
    var letters = "/:.@?#%&;=\\ \tazAZ09-_~[]*+";
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(REGISTERED.get(random.nextInt(REGISTERED.size())));
      for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        var letter = letters.charAt(random.nextInt(letters.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.insert(at, letter);
          case 1 -> text.deleteCharAt(at);
          default -> text.setCharAt(at, letter);
        }
      }
      var asked = text.toString();
      assertThat(matches(ApplicationType.REGULAR_WEB, asked))
          .as(asked)
          .isEqualTo(REGISTERED.contains(asked));
      if (matches(ApplicationType.NATIVE, asked) && !REGISTERED.contains(asked)) {
        assertThat(asked).matches("http://(127\\.0\\.0\\.1|\\[::1])(:\\d+)?/(callback|other)");
      }
    }
  }

  @Test
  void nobodyElseCanBeAtAnAddressOfTheWeb() {
    assertThat(RedirectUris.isVerifiable("https://shop.example.com/cb")).isTrue();
    assertThat(RedirectUris.isVerifiable("http://shop.localhost:3000/cb")).isTrue();
    for (var local :
        List.of(
            "http://localhost:3000/cb",
            "http://127.0.0.1/cb",
            "http://[::1]:1/cb",
            "com.example.shop:/callback")) {
      assertThat(RedirectUris.isVerifiable(local)).as(local).isFalse();
    }
  }

  @Test
  void anOriginIsSchemeHostAndPort() {
    assertThat(RedirectUris.origin("https://shop.example.com/cb?x"))
        .contains("https://shop.example.com");
    assertThat(RedirectUris.origin("http://localhost:3000")).contains("http://localhost:3000");
    assertThat(RedirectUris.origin("com.example.shop:/callback")).isEmpty();
  }
}
