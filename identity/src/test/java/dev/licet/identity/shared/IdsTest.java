package dev.licet.identity.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class IdsTest {
  private final Ids ids = new Ids(new SecureRandom());

  @Test
  void haveTheFormsThatReadersKnow() {
    assertThat(ids.clientId()).matches("[A-Za-z0-9]{32}");
    assertThat(ids.apiId()).matches("[0-9a-f]{24}");
    assertThat(ids.clientGrantId()).matches("cgr_[A-Za-z0-9]{16}");
    assertThat(ids.keyId()).matches("[A-Za-z0-9_-]{21}");
    assertThat(ids.secret()).matches("[A-Za-z0-9_-]{64}");
  }

  @Test
  void doNotRepeat() {
    var seen = new HashSet<String>();
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.add(ids.secret())).isTrue();
    }
  }

  @Test
  void ofASecretOnlyTheDigestIsNeeded() {
    var secret = ids.secret();
    var kept = Digest.of(secret);
    assertThat(kept.value()).hasSize(43).doesNotContain(secret);
    assertThat(kept.matches(secret)).isTrue();
    assertThat(kept.matches(secret + "x")).isFalse();
    assertThat(kept.matches("")).isFalse();
  }
}
