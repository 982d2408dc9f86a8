package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

/**
 * No text proves that its sender holds the key of a bound token, if it was not signed by that key.
 * A text that begins with a brace is a header and, in the next line, claims.
 */
public final class ProofFuzz {
  private ProofFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = FuzzApi.text(data).replace("JWK", FuzzApi.HOLDER.jwk());
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    String proof =
        text.startsWith("{")
            ? FuzzApi.base64url(text.substring(0, end))
                + "."
                + FuzzApi.base64url(text.substring(end).strip())
                + "."
                + "A".repeat(86)
            : text;
    for (String scheme : List.of("DPoP ", "Bearer ")) {
      String authorization = scheme + FuzzApi.BOUND_TOKEN;
      FuzzApi.Call call =
          new FuzzApi.Call(
              Map.of("Authorization", List.of(authorization), "DPoP", List.of(proof)), "", "");
      assertThat(FuzzApi.permits(call)).isFalse();
    }
  }
}
