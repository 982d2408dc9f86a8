package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.keys.KeySet;
import dev.licet.guard.token.Check;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are signed by nobody, by the wrong one, or in a way that only looks like it. */
class HostileSignaturesTest {
  private final TestApi api = new TestApi();

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return base64(bytes(text));
  }

  private static String base64(byte[] octets) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
  }

  private void assertUnparsable(String token) {
    assertThat(api.reason(token)).isEqualTo(Reason.TOKEN_MALFORMED);
  }

  private String[] goodParts() {
    return api.tokens.accessToken().text().split("\\.", -1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE", ""})
  void anUnsignedTokenIsRefusedBeforeAnyKeyIsLookedFor(String algorithm) { // G1
    String header = base64("{\"alg\":\"" + algorithm + "\",\"kid\":\"nowhere\"}");
    String claims = goodParts()[1];
    assertUnparsable(header + "." + claims + ".");
    assertUnparsable(header + "." + claims);
    assertUnparsable(header + "." + claims + "." + goodParts()[2]);
    assertThat(api.failed(header + "." + claims + ".AAAA")).isEqualTo(Check.ALGORITHM);
  }

  @Test
  void aMacByThePublicKeyIsRefused() throws GeneralSecurityException { // G2
    byte[] der = TestApi.KEY.publicKey().getEncoded();
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
            + "\n-----END PUBLIC KEY-----\n";
    String modulus = String.valueOf(TestApi.KEY.members().get("n"));
    List<byte[]> secrets = new ArrayList<>(List.of(der, bytes(pem), bytes(TestApi.KEY.jwk())));
    secrets.addAll(List.of(bytes(modulus), Base64.getUrlDecoder().decode(modulus)));
    for (byte[] secret : secrets) {
      assertUnparsable(withMac(secret));
    }
  }

  private String withMac(byte[] secret) throws GeneralSecurityException {
    String header = api.tokens.accessToken().header("alg", "HS256").headerJson();
    String signed = base64(header) + "." + goodParts()[1];
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    return signed + "." + base64(mac.doFinal(bytes(signed)));
  }

  @Test
  void aMacIsRefusedWhateverTheKeySetHolds() throws GeneralSecurityException { // G2
    byte[] secret = new byte[32];
    String shared = "{\"kty\":\"oct\",\"kid\":\"key-1\",\"k\":\"" + base64(secret) + "\"}";
    String withoutAlg = TestApi.KEY.jwk().replace("\"alg\":\"RS256\",", "");
    assertThat(withoutAlg).doesNotContain("\"alg\"");
    for (String jwk : List.of(shared, withoutAlg)) {
      api.keys = KeySet.parse("{\"keys\":[" + jwk + "]}");
      assertUnparsable(withMac(secret));
      assertUnparsable(withMac(TestApi.KEY.publicKey().getEncoded()));
    }
    assertThat(api.check(api.tokens.accessToken())).isInstanceOf(Permit.class);
  }

  @Test
  void anEncryptedTokenIsRefused() { // G3, G15
    String header = base64("{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}");
    assertUnparsable(header + ".AAAA.AAAA.AAAA.AAAA");
    String password = base64("{\"alg\":\"PBES2-HS256+A128KW\",\"p2c\":2147483647}");
    assertUnparsable(password + ".AAAA.AAAA.AAAA.AAAA");
  }

  @Test
  void anUnsignedTokenEncryptedToAKeyOfTheProviderIsRefused() // G3
      throws GeneralSecurityException {
    String plain = base64("{\"alg\":\"none\"}") + "." + goodParts()[1] + ".";
    KeyGenerator generator = KeyGenerator.getInstance("AES");
    generator.init(256);
    SecretKey contentKey = generator.generateKey();
    Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
    rsa.init(Cipher.WRAP_MODE, TestApi.KEY.publicKey());
    String header =
        base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\",\"kid\":\"key-1\"}");
    Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
    aes.init(Cipher.ENCRYPT_MODE, contentKey, new GCMParameterSpec(128, new byte[12]));
    aes.updateAAD(bytes(header));
    byte[] sealed = aes.doFinal(bytes(plain));
    int text = sealed.length - 16;
    assertUnparsable(
        String.join(
            ".",
            header,
            base64(rsa.wrap(contentKey)),
            base64(new byte[12]),
            base64(Arrays.copyOf(sealed, text)),
            base64(Arrays.copyOfRange(sealed, text, sealed.length))));
  }

  @Test
  void aKeyInTheHeaderIsNotUsed() { // G4, G5
    TestToken token = api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY);
    token.header("jwk", TestApi.FOREIGN_KEY.members());
    assertUnparsable(token.text());
    assertUnparsable(token.header("x5c", List.of("MIIB")).text());
    assertThat(api.failed(token)).isEqualTo(Check.SIGNATURE);
    assertThat(api.failed(token.withoutHeader("kid"))).isEqualTo(Check.SIGNATURE);
  }

  @Test
  void anAddressInTheHeaderIsNotCalled() throws Exception { // G5
    try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "http://127.0.0.1:" + canary.getLocalPort() + "/jwks.json";
      TestToken token = api.tokens.accessToken().forgedBy(TestApi.FOREIGN_KEY);
      assertUnparsable(token.header("jku", address).header("x5u", address).text());
      canary.setSoTimeout(200);
      assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aSignatureThatWasChangedIsRefused() { // G10
    String[] parts = goodParts();
    byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
    signature[7] ^= 1;
    assertUnparsable(parts[0] + "." + parts[1] + "." + base64(signature));
    assertUnparsable(parts[0] + "." + parts[1] + "." + base64(Arrays.copyOf(signature, 255)));
    assertUnparsable(parts[0] + "." + parts[1] + "." + base64(Arrays.copyOf(signature, 257)));
    assertUnparsable(parts[0] + "." + parts[1] + "." + base64(new byte[256]));
    assertUnparsable(parts[0] + "." + parts[1] + "." + parts[2] + "=");
    assertUnparsable(parts[0] + "." + parts[1] + "." + parts[2] + "#");
  }

  @Test
  void ofTheManySpellingsOfOneSignatureOnlyOneIsTaken() { // G10, G16
    String[] parts = goodParts();
    String signature = parts[2];
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    int taken = 0;
    for (char last : alphabet.toCharArray()) {
      String spelling = signature.substring(0, signature.length() - 1) + last;
      taken += api.check(parts[0] + "." + parts[1] + "." + spelling) instanceof Permit ? 1 : 0;
    }
    assertThat(taken).isEqualTo(1);
  }

  @Test
  void psychicSignaturesAreRefused() { // G9
    TestApi other = new TestApi();
    var ec = TestKeys.ec("ec-1", "ES256");
    other.keys = KeySet.parse(TestKeys.jwks(List.of(ec)));
    Guard guard = other.builder().algorithms(List.of("ES256")).build();
    String good = other.tokens.accessToken().signedBy(ec).text();
    assertThat(guard.check(TestApi.call("Bearer " + good), Rule.authenticated()))
        .isInstanceOf(Permit.class);
    String signed = good.substring(0, good.lastIndexOf('.') + 1);
    byte[] der = {0x30, 6, 2, 1, 1, 2, 1, 1};
    for (byte[] signature : List.of(new byte[64], new byte[63], new byte[96], der)) {
      Decision decision =
          guard.check(TestApi.call("Bearer " + signed + base64(signature)), Rule.authenticated());
      assertThat(((Refusal) decision).reason()).isEqualTo(Reason.TOKEN_MALFORMED);
    }
  }
}
