package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.Base64Url;
import dev.licet.guard.internal.Malformed;
import dev.licet.guard.token.UnverifiedJwt;
import java.util.Base64;

/**
 * No text is taken for a token but those that the provider signed, and each has one spelling only.
 * {@code TOKEN} stands for a good one; a text that begins with a brace is a header and, in the next
 * line, claims.
 */
public final class TokenFuzz {
  private TokenFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String text = FuzzApi.text(data);
    String token =
        text.startsWith("{") ? ofParts(text) : text.replace("TOKEN", FuzzApi.TOKEN).strip();
    boolean good = token.equals(FuzzApi.TOKEN);
    assertThat(FuzzApi.permits(token)).isEqualTo(good);
    try {
      UnverifiedJwt jwt = UnverifiedJwt.parse(token);
      assertThat(jwt.headerJson() + jwt.claimsJson()).matches("[\\x20-\\x7E]*");
      requireOneSpelling(token);
    } catch (IllegalArgumentException noJwt) {
      assertThat(noJwt).hasMessageStartingWith("not a JWT, but ");
    }
  }

  private static String ofParts(String text) {
    int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
    return FuzzApi.base64url(text.substring(0, end))
        + "."
        + FuzzApi.base64url(text.substring(end).strip())
        + ".AAAA";
  }

  private static void requireOneSpelling(String token) {
    for (String part : token.split("\\.", -1)) {
      try {
        byte[] octets = Base64Url.decode(part);
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(octets)).isEqualTo(part);
      } catch (Malformed e) {
        throw new AssertionError("a JWT with a part that is not base64url", e);
      }
    }
  }
}
