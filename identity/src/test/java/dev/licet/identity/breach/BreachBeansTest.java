package dev.licet.identity.breach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.outbound.Gets;
import dev.licet.identity.shared.Settings;
import dev.licet.identity.shared.StartRefused;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

@Tag("once")
class BreachBeansTest {
  private static BreachedPasswords of(String url) throws IOException, NoSuchAlgorithmException {
    var environment = new MockEnvironment().withProperty("licet.breached-passwords-url", url);
    var gets = new Gets(Destinations.of(""), SSLContext.getDefault(), Duration.ofSeconds(1));
    try {
      return new BreachBeans()
          .breachedPasswords(new Settings(environment), gets, Clock.systemUTC());
    } finally {
      gets.destroy();
    }
  }

  @Test
  void nobodyIsAskedUnlessTheOperatorWantsIt() throws Exception {
    assertThat(of("")).isSameAs(BreachedPasswords.NOBODY_ASKED);
    assertThat(of("https://range.example/range/")).isInstanceOf(RangeService.class);
    assertThat(of("https://range.example:8443/")).isInstanceOf(RangeService.class);
  }

  @Test
  void anAddressThatIsNoneEndsTheStart() {
    for (var wrong :
        new String[] {
          "http://range.example/range/",
          "https://range.example/range",
          "https://range.example",
          "https://user@range.example/",
          "https://range.example/?q=/",
          "range.example/"
        }) {
      assertThatThrownBy(() -> of(wrong))
          .as(wrong)
          .isInstanceOf(StartRefused.class)
          .hasMessageContaining(
              "LICET_BREACHED_PASSWORDS_URL is '%s', but must be an", Settings.shown(wrong));
    }
  }
}
