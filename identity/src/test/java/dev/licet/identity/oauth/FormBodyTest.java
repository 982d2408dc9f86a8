package dev.licet.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormBodyTest {
  @Test
  void readsTextOfAnyLanguage() {
    assertThat(FormBody.parse("a=%C3%A9+%E2%98%83&b=%F0%9F%98%80&c="))
        .isEqualTo(Attempt.of(Map.of("a", "é ☃", "b", "😀")));
  }

  /** Read leniently all of these would be the same value. */
  @Test
  void refusesOctetsThatAreNoText() {
    for (var octets : List.of("%FF", "%FE%FF", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%")) {
      assertThat(FormBody.parse("a=x" + octets))
          .as(octets)
          .isInstanceOf(Attempt.Failure.class)
          .extracting(Object::toString)
          .asString()
          .contains("not a valid form");
    }
  }
}
