package dev.licet.guard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownMembersTest {
  private static final String BEFORE =
      "{\"iss\":\"https://a/\",\"sub\":\"one\",\"aud\":[\"x\",\"y\"],\"ver\":1,\"iat\":12,"
          + "\"realm_access\":{\"roles\":[\"r\"]},\"own\":\"o\",\"scope\":\"a b\"}";

  private static byte[] octets(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static final KnownMembers KNOWN = known(BEFORE);

  private static KnownMembers known(String json) {
    try {
      return KnownMembers.of(JsonReader.readObject(octets(json)));
    } catch (Malformed e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private static void assertReadAsEver(String json) throws Malformed {
    assertThat(JsonReader.readObject(octets(json), KNOWN))
        .as(json)
        .isEqualTo(JsonReader.readObject(octets(json)));
  }

  @Test
  void whatIsReadIsWhatIsWrittenWhateverIsKnown() throws Malformed {
    assertReadAsEver(BEFORE);
    for (String json :
        List.of(
            BEFORE.replace("https://a/", "https://b/"),
            BEFORE.replace("https://a/", "https://a/b"),
            BEFORE.replace("\"one\"", "{\"sub\":null}"),
            BEFORE.replace("\"ver\":1", "\"ver\":123"),
            BEFORE.replace("\"iat\":12", "\"iat\":1"),
            BEFORE.replace("\"y\"]", "\"y\",\"z\"]"),
            BEFORE.replace(",\"aud\":[\"x\",\"y\"]", ""),
            BEFORE.replace("\"sub\"", "\"new\":true,\"sub\""),
            BEFORE.replace("\"own\":", "\"own\" : "),
            BEFORE.replace("\"own\":", "\"\\u006fwn\":"),
            BEFORE.replace(":", ": ").replace(",", " ,\n"),
            BEFORE.replace("\"scope\":\"a b\"", "\"scope\":[]"),
            "{}",
            "{\"scope\":\"a b\"}")) {
      assertReadAsEver(json);
    }
  }

  @Test
  void whatManyTokensShareIsOneObjectAndWhatTellsCallersApartIsNotKept() throws Malformed {
    Json.Members one = JsonReader.readObject(octets(BEFORE), KNOWN);
    Json.Members other = JsonReader.readObject(octets(BEFORE), KNOWN);
    assertThat(one.byName().get("aud")).isSameAs(other.byName().get("aud"));
    assertThat(one.byName().get("iss")).isSameAs(other.byName().get("iss"));
    assertThat(one.byName().get("realm_access")).isSameAs(other.byName().get("realm_access"));
    assertThat(one.byName().get("sub")).isNotSameAs(other.byName().get("sub"));
    assertThat(one.byName().get("own")).isNotSameAs(other.byName().get("own"));
  }

  @Test
  void refusesWhatItRefusesElsewhere() { // G11
    for (String json :
        List.of(
            BEFORE.replace("\"own\":\"o\"", "\"iss\":\"https://a/\""),
            BEFORE.replace("\"own\":\"o\"", "\"\\u0069ss\":\"https://a/\""),
            BEFORE.replace("{\"iss\"", "{\"scope\":\"a b\",\"iss\""),
            BEFORE.replace("\"https://a/\",", "\"https://a/\""),
            BEFORE.replace("\"https://a/\",", "\"https://a/\"x,"),
            BEFORE.replace("[\"x\",\"y\"]", "[\"x\",\"y\"]]"),
            BEFORE.replace("\"a b\"}", "\"a b\""),
            BEFORE.replace("\"a b\"}", "\"a b"),
            BEFORE.replace("\"a b\"}", ""),
            BEFORE.replace("\"o\"", ""),
            BEFORE + "}")) {
      assertThatThrownBy(() -> JsonReader.readObject(octets(json), KNOWN))
          .as(json)
          .isInstanceOf(Malformed.class);
    }
    for (int length = 0; length < BEFORE.length(); length++) {
      byte[] cut = octets(BEFORE.substring(0, length));
      assertThatThrownBy(() -> JsonReader.readObject(cut, KNOWN)).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void anObjectOfManyMembersIsReadAsEver() throws Malformed {
    String many =
        IntStream.range(0, 40)
            .mapToObj(i -> "\"name-" + i + "\":\"" + i + "\"")
            .collect(Collectors.joining(",", "{", "}"));
    assertThat(JsonReader.readObject(octets(many), known(many)))
        .isEqualTo(JsonReader.readObject(octets(many)));
  }

  @Test
  void aLongValueIsNotKept() throws Malformed { // G17
    String json = "{\"scope\":\"" + "a".repeat(2000) + "\"}";
    KnownMembers known = known(json);
    assertThat(JsonReader.readObject(octets(json), known).byName().get("scope"))
        .isEqualTo(new Json.Text("a".repeat(2000)))
        .isNotSameAs(JsonReader.readObject(octets(json), known).byName().get("scope"));
  }
}
