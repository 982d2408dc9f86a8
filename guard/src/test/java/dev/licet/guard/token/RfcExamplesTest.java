package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.internal.Vectors;
import dev.licet.guard.keys.KeySet;
import dev.licet.guard.keys.SignatureAlgorithm;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples that the standards give, at the JWS layer, as not all of them are tokens. */
class RfcExamplesTest {
  /** Header and claims of RFC 7515 appendix A.2 to A.5 but for the algorithm. */
  private static final String CLAIMS =
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVl"
          + "fQ";

  private static final String RSA_KEY =
      "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddx"
          + "HmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47"
          + "soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xs"
          + "mtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkML"
          + "s91kzk2PAcDTW9gb54h4FRWyuXpoQ\"}";

  private static final String EC_KEY =
      "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU\","
          + "\"y\":\"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0\"}";

  private static boolean verifies(String jws, String jwk) throws Malformed {
    Jws read = Jws.read(jws);
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(read.algorithm());
    KeySet keys = KeySet.parse("{\"keys\":[" + jwk + "]}");
    return algorithm.isPresent()
        && keys.find(read.keyId(), algorithm.get())
            .filter(key -> read.isSignedBy(key, algorithm.get()))
            .isPresent();
  }

  @Test
  void rfc7515AppendixA1IsSignedByNobodyAsItsKeyIsASecret() throws Malformed { // G2
    String header = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9";
    String signature = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    String key =
        "{\"kty\":\"oct\",\"k\":\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4h"
            + "cgUuTwjAzZr1Z9CAow\"}";
    assertThat(verifies(header + "." + CLAIMS + "." + signature, key)).isFalse();
  }

  @Test
  void rfc7515AppendixA2IsSignedByRs256() throws Malformed {
    String signature =
        "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2"
            + "Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARN"
            + "PvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPq"
            + "vhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe"
            + "77Rw";
    assertThat(verifies("eyJhbGciOiJSUzI1NiJ9." + CLAIMS + "." + signature, RSA_KEY)).isTrue();
    assertThat(verifies("eyJhbGciOiJSUzI1NiJ9." + CLAIMS + "." + signature, EC_KEY)).isFalse();
  }

  @Test
  void rfc7515AppendixA3IsSignedByEs256() throws Malformed {
    String signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
    assertThat(verifies("eyJhbGciOiJFUzI1NiJ9." + CLAIMS + "." + signature, EC_KEY)).isTrue();
    assertThat(verifies("eyJhbGciOiJFUzM4NCJ9." + CLAIMS + "." + signature, EC_KEY)).isFalse();
  }

  @Test
  void rfc7515AppendixA4IsSignedByEs512() throws Malformed {
    String key =
        "{\"kty\":\"EC\",\"crv\":\"P-521\",\"x\":\"AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOn"
            + "YG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk\",\"y\":\"ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg"
            + "_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2\"}";
    String signature =
        "AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtA"
            + "G8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLze"
            + "O_Jn";
    assertThat(verifies("eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA." + signature, key)).isTrue();
    assertThat(verifies("eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZQ." + signature, key)).isFalse();
  }

  @Test
  void rfc7515AppendixA5IsSignedByNobody() { // G1
    assertThatThrownBy(() -> Jws.read("eyJhbGciOiJub25lIn0." + CLAIMS + "."))
        .isInstanceOf(Malformed.class)
        .hasMessage("a token without a signature");
  }

  @Test
  void rfc8037AppendixA4IsSignedByEd25519() throws Malformed {
    String key =
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
    String signed = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    String signature =
        "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
    assertThat(verifies(signed + "." + signature, key)).isTrue();
    assertThat(verifies(signed + "A." + signature.replace('h', 'i'), key)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jws/4_1.rsa_v15_signature.json",
        "jws/4_2.rsa-pss_signature.json",
        "jws/4_3.ecdsa_signature.json",
        "jws/4_4.hmac-sha2_integrity_protection.json",
        "curve25519/jws.json"
      })
  void theCookbookOfRfc7520IsSignedAsItSays(String file, TestReporter reporter) throws Malformed {
    Optional<Path> path = Vectors.find("cookbook/" + file, reporter);
    if (path.isEmpty()) {
      return;
    }
    Json.Members example = JsonReader.readObject(Vectors.read(path.get()));
    Json.Members input = (Json.Members) example.byName().get("input");
    Json.Members output = (Json.Members) example.byName().get("output");
    String key =
        JsonWriter.write(input.byName().get("key"))
            .replaceAll(",\"(d|p|q|dp|dq|qi)\":\"[^\"]*\"", "");
    boolean symmetric = key.contains("\"oct\""); // G2
    assertThat(verifies(output.text("compact").orElseThrow(), key)).isEqualTo(!symmetric);
  }
}
