package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.internal.Digests;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestProof;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are bound to a client certificate (RFC 8705). */
class MutualTlsTest { // G25, G27
  private static final X509Certificate CERTIFICATE = authority(0);
  private static final X509Certificate OTHER = authority(1);
  private static final String PROXY = "10.0.0.1";

  private final TestApi api = new TestApi();
  private final String token = api.tokens.boundTo(CERTIFICATE).text();
  private final Guard guard = api.builder().mutualTls().trustedProxies("10.0.0.0/8").build();

  /** Any certificate will do for a client's: these are at hand. */
  private static X509Certificate authority(int number) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[number];
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private TestCall call() {
    return TestCall.to("GET", "https://api.example/user")
        .header("Authorization", "Bearer " + token);
  }

  private static String header(X509Certificate certificate) {
    return ":" + Base64.getEncoder().encodeToString(octets(certificate)) + ":";
  }

  private static byte[] octets(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertTaken(HttpCall call) {
    assertThat(guard.check(call, Rule.authenticated())).isInstanceOf(Permit.class);
  }

  private static void assertRefused(Guard guard, HttpCall call) {
    Refusal refusal = (Refusal) guard.check(call, Rule.authenticated());
    assertThat(refusal.reason()).isEqualTo(Reason.CERTIFICATE_MISMATCH);
    assertThat(refusal.finding().check()).isEqualTo(Check.CERTIFICATE);
    Answer answer = refusal.answer(call);
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().get("WWW-Authenticate"))
        .startsWith("Bearer error=\"invalid_token\"");
  }

  private void assertRefused(HttpCall call) {
    assertRefused(guard, call);
  }

  @Test
  void theOwnerShowsTheCertificateInTheHandshake() {
    assertTaken(call().showing(CERTIFICATE));
  }

  @Test
  void withoutItOrWithAnotherTheTokenIsNobodys() {
    assertRefused(call());
    assertRefused(call().showing(OTHER));
    assertTaken(call().showing(CERTIFICATE));
    assertRefused(call());
  }

  @Test
  void theRecordSaysWhichOfTheTwoItWas() {
    assertThat(finding(call())).isEqualTo("none");
    assertThat(finding(call().showing(OTHER))).isEqualTo("another");
  }

  private String finding(HttpCall call) {
    return ((Refusal) guard.check(call, Rule.authenticated())).finding().found();
  }

  @Test
  void aTrustedProxyHandsItOn() { // RFC 9440
    assertTaken(call().from(PROXY).header("Client-Cert", header(CERTIFICATE)));
    assertTaken(call().from(PROXY).header("Client-Cert", " " + header(CERTIFICATE)));
    assertRefused(call().from(PROXY).header("Client-Cert", header(OTHER)));
    assertRefused(call().from(PROXY));
  }

  @Test
  void theProxysOwnCertificateIsNotTheClients() {
    assertTaken(call().from(PROXY).showing(OTHER).header("Client-Cert", header(CERTIFICATE)));
    assertRefused(call().from(PROXY).showing(CERTIFICATE).header("Client-Cert", header(OTHER)));
  }

  @Test
  void fromAnybodyElseTheHeaderIsNotRead() {
    assertRefused(call().from("203.0.113.1").header("Client-Cert", header(CERTIFICATE)));
    assertRefused(call().fromNowhere().header("Client-Cert", header(CERTIFICATE)));
    try (Guard direct = api.builder().mutualTls().build()) {
      assertRefused(direct, call().from("127.0.0.1").header("Client-Cert", header(CERTIFICATE)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "::", "AAAA", ":AAAA", "AAAA:", ":A:", ":A_-A:", ":AA AA:"})
  void aHeaderThatIsNoneIsNone(String header) {
    assertRefused(call().from(PROXY).header("Client-Cert", header));
  }

  @Test
  void twoHeadersAreNone() {
    String header = header(CERTIFICATE);
    assertRefused(call().from(PROXY).header("Client-Cert", header).header("Client-Cert", header));
    assertRefused(call().from(PROXY).header("Client-Cert", header + ", " + header));
  }

  @Test
  void whereMutualTlsIsNotSwitchedOnSuchATokenIsRefused() {
    assertRefused(api.guard, call().showing(CERTIFICATE));
  }

  @Test
  void aTokenThatIsNotBoundNeedsNoCertificate() {
    TestCall call =
        TestCall.to("GET", "https://api.example/user")
            .header("Authorization", "Bearer " + api.tokens.accessToken().text());
    assertTaken(call);
    assertTaken(call.showing(OTHER));
  }

  @Test
  void aTokenBoundToBothNeedsBoth() {
    TestKey key = TestKeys.ec("client", "ES256");
    String thumbprint = Digests.sha256(octets(CERTIFICATE));
    String both =
        api.tokens
            .accessToken()
            .claim("cnf", Map.of("jkt", key.thumbprint(), "x5t#S256", thumbprint))
            .text();
    TestProof proof =
        TestProof.by(key, "GET", "https://api.example/user", both).madeAt(api.clock.instant());
    TestCall call =
        TestCall.to("GET", "https://api.example/user").header("Authorization", "DPoP " + both);
    try (Guard strict = api.builder().mutualTls().dpop(Dpop.required()).build()) {
      assertThat(reason(strict, call.showing(CERTIFICATE))).isEqualTo(Reason.DPOP_PROOF_INVALID);
      call.header("DPoP", proof.text());
      assertThat(reason(strict, call.showing(OTHER))).isEqualTo(Reason.CERTIFICATE_MISMATCH);
      assertThat(strict.check(call.showing(CERTIFICATE), Rule.authenticated()))
          .isInstanceOf(Permit.class);
    }
  }

  private static Reason reason(Guard guard, HttpCall call) {
    return ((Refusal) guard.check(call, Rule.authenticated())).reason();
  }
}
