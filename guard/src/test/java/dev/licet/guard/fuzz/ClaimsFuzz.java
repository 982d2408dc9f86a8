package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.fuzz.SecondOpinion.Literal;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever claims the provider signs: the token passes only if another reader finds them right. */
public final class ClaimsFuzz {
  private static final BigDecimal NOW = BigDecimal.valueOf(FuzzApi.CLOCK.millis() / 1000);

  private ClaimsFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    String claims = FuzzApi.text(data);
    if (FuzzApi.permits(FuzzApi.signed(claims))) {
      Optional<Object> second = SecondOpinion.of(claims.getBytes(StandardCharsets.UTF_8));
      assertThat(second).containsInstanceOf(Map.class);
      Map<?, ?> read = (Map<?, ?>) second.orElseThrow();
      assertThat(read.get("iss")).isEqualTo(FuzzApi.ISSUER);
      assertThat(read.get("sub")).isInstanceOf(String.class).isNotEqualTo("");
      assertThat(((Literal) read.get("exp")).value()).isGreaterThan(NOW);
      assertThat(read.get("aud")).matches(ClaimsFuzz::namesUs);
      assertThat(read.containsKey("nonce") && !read.containsKey("typ")).isFalse();
      assertThat(read.containsKey("cnf")).isFalse();
    }
  }

  private static boolean namesUs(Object audience) {
    return audience.equals(FuzzApi.AUDIENCE)
        || (audience instanceof List<?> several && several.contains(FuzzApi.AUDIENCE));
  }
}
