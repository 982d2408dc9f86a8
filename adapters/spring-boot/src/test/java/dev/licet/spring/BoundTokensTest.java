package dev.licet.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.RequiresAuth;
import dev.licet.guard.RequiresScope;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What the settings say about tokens that are bound to a key, and about proxies. */
class BoundTokensTest { // G28, G25
  private static final TestKey KEY = TestKeys.ec("client", "ES256");

  private final String token = TestApi.bound(KEY);

  private HttpResponse<String> get(TestApi api, String path, TestProof proof, String... more) {
    String[] headers = new String[4 + more.length];
    headers[0] = "Authorization";
    headers[1] = "DPoP " + token;
    headers[2] = "DPoP";
    headers[3] = proof.text();
    System.arraycopy(more, 0, headers, 4, more.length);
    return api.call("GET", path, headers);
  }

  private TestProof proof(String url) {
    return TestProof.by(KEY, "GET", url, token);
  }

  @Test
  void aProofServesAForwardedCallToo() {
    try (TestApi api = TestApi.start(App.class, "licet.dpop.mode=required")) {
      HttpResponse<String> answer =
          get(api, "/forwarding", proof(api.uri("/forwarding").toString()));
      assertThat(answer.body()).isEqualTo("user");
      HttpResponse<String> toAdmin =
          get(api, "/forwarding-to-admin", proof(api.uri("/forwarding-to-admin").toString()));
      assertThat(toAdmin.statusCode()).isEqualTo(403);
      assertThat(api.getWith("/user").body()).contains("The access token is not bound to a key");
    }
  }

  @Test
  void theUrlIsTheOneBeforeTheTrustedProxy() {
    try (TestApi api =
        TestApi.start(
            App.class, "licet.dpop.mode=accepted", "licet.trusted-proxies=127.0.0.0/8, ::1")) {
      String forwarded = "for=203.0.113.1;proto=https;host=api.example";
      TestProof proof = proof("https://api.example/user");
      assertThat(get(api, "/user", proof, "Forwarded", forwarded).statusCode()).isEqualTo(200);
      assertThat(get(api, "/user", proof("https://api.example/user")).statusCode()).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server.forward-headers-strategy=none",
        "server.forward-headers-strategy=framework",
        "server.tomcat.remoteip.remote-ip-header=X-Forwarded-For"
      })
  void nobodyIsTheTrustedProxyBecauseAHeaderSaysSo(String forwarded) throws Exception {
    X509Certificate certificate = TestApi.certificate();
    String header = ":" + Base64.getEncoder().encodeToString(certificate.getEncoded()) + ":";
    String token = TestApi.bound(certificate);
    String[] headers = {
      "Authorization", "Bearer " + token, "Client-Cert", header, "X-Forwarded-For", "192.0.2.1"
    };
    try (TestApi api =
        TestApi.start(
            App.class, forwarded, "licet.mutual-tls=true", "licet.trusted-proxies=192.0.2.1")) {
      assertThat(api.call("GET", "/user", headers).statusCode()).isEqualTo(401);
    }
    try (TestApi api =
        TestApi.start(App.class, "licet.mutual-tls=true", "licet.trusted-proxies=127.0.0.1")) {
      assertThat(api.call("GET", "/user", headers).body()).isEqualTo("user");
    }
  }

  @Test
  void aNonceIsDemandedAndRenewed() {
    String secret = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    try (TestApi api =
        TestApi.start(App.class, "licet.dpop.mode=accepted", "licet.dpop.nonce-secret=" + secret)) {
      String url = api.uri("/user").toString();
      HttpResponse<String> first = get(api, "/user", proof(url));
      assertThat(first.statusCode()).isEqualTo(401);
      assertThat(first.body()).contains("\"use_dpop_nonce\"");
      String nonce = first.headers().firstValue("DPoP-Nonce").orElseThrow();
      assertThat(get(api, "/user", proof(url).nonce(nonce)).body()).isEqualTo("user");
    }
  }

  @Test
  void aTokenInAFormOrTheQueryIsTakenWhereThatIsSwitchedOn() {
    try (TestApi api =
        TestApi.start(App.class, "licet.token-in-form=true", "licet.token-in-query=true")) {
      HttpResponse<String> answer = api.get("/user?access_token=" + TestApi.token());
      assertThat(answer.body()).isEqualTo("user");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("private");
      assertThat(api.post("/form", "a=b&access_token=" + TestApi.token()).body()).isEqualTo("b");
      assertThat(api.post("/form", "a=b").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aFormOrAQueryThatCannotBeReadHoldsNoToken() {
    try (TestApi api = TestApi.start(App.class, "licet.token-in-form=true")) {
      String form = "access_token=" + TestApi.token();
      assertThat(api.post("/form", form + "&a=%zz").statusCode()).isEqualTo(401);
      assertThat(api.post("/form", form + "&%").statusCode()).isEqualTo(401);
      String badQuery =
          "POST /form?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
              + form.length();
      assertThat(api.raw(badQuery + "\r\n\r\n" + form)).startsWith("HTTP/1.1 401");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "licet.dpop.mode=on | LICET_DPOP_MODE / licet.dpop.mode is 'on': expected off, accepted or required",
        "licet.dpop.nonce=true | LICET_DPOP_NONCE / licet.dpop.nonce is set, but LICET_DPOP_MODE / licet.dpop.mode is 'off'",
        "licet.trusted-proxies=proxy | LICET_TRUSTED_PROXIES / licet.trusted-proxies contains 'proxy'",
        "licet.mutual-tls=yes | LICET_MUTUAL_TLS / licet.mutual-tls is 'yes': expected true or false"
      })
  void whatMakesNoSenseStopsTheStart(String property, String why) {
    assertThatThrownBy(() -> TestApi.start(App.class, property).close())
        .hasStackTraceContaining(why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "licet.dpop.algorithms=HS256 | licet.dpop.algorithms contains 'HS256'",
        "licet.dpop.proof-lifetime=1h | licet.dpop.proof-lifetime is '1h'",
        "licet.dpop.proof-lifetime=soon | licet.dpop.proof-lifetime is 'soon'",
        "licet.dpop.nonce-secret=AAAA | licet.dpop.nonce-secret has 3 octets",
        "licet.dpop.nonce-secret=!! | licet.dpop.nonce-secret is '(not shown)'",
        "licet.dpop.replay-store=http://x | the URL of the replay store is not one such as valkey://"
      })
  void aDetailOfProofsThatMakesNoSenseStopsTheStart(String property, String why) {
    assertThatThrownBy(() -> TestApi.start(App.class, "licet.dpop.mode=accepted", property).close())
        .hasStackTraceContaining(why);
  }

  @EnableAutoConfiguration
  @Controller
  static class App {
    @RequiresAuth
    @GetMapping("/user")
    @ResponseBody
    String user() {
      return "user";
    }

    @RequiresAuth
    @GetMapping("/forwarding")
    String forwarding() {
      return "forward:/user";
    }

    @RequiresAuth
    @GetMapping("/forwarding-to-admin")
    String forwardingToAdmin() {
      return "forward:/admin";
    }

    @RequiresScope("read:admin")
    @GetMapping("/admin")
    @ResponseBody
    String admin() {
      return "admin";
    }

    @RequiresAuth
    @PostMapping("/form")
    @ResponseBody
    String form(String a) {
      return a;
    }
  }
}
