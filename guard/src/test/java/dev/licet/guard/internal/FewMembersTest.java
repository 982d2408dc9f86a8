package dev.licet.guard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewMembersTest {
  private static Map<String, Json> members(int count) throws Malformed {
    String json =
        IntStream.range(0, count)
            .mapToObj(i -> "\"name-" + i + "\":" + i)
            .collect(Collectors.joining(",", "{", "}"));
    return JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8)).byName();
  }

  @Test
  void hasWhatTheTextHasInItsOrderHoweverManyThereAre() throws Malformed {
    for (int count : new int[] {0, 1, 8, 9, 15, 16, 17, 18, 400}) {
      Map<String, Json> members = members(count);
      assertThat(members).hasSize(count);
      int at = 0;
      for (Map.Entry<String, Json> member : members.entrySet()) {
        assertThat(member.getKey()).isEqualTo("name-" + at);
        assertThat(members.get("name-" + at)).isEqualTo(new Json.Numeral("" + at++));
      }
      assertThat(members.get("name-" + count)).isNull();
      assertThat(members.containsKey("name-" + (count - 1))).isEqualTo(count > 0);
    }
  }

  @Test
  void refusesANameTwiceWhereverItStands() { // G11
    for (int count : new int[] {1, 2, 15, 16, 17, 40}) {
      for (int twice : List.of(0, count / 2, count - 1)) {
        String json =
            IntStream.range(0, count)
                .mapToObj(i -> "\"name-" + i + "\":" + i)
                .collect(Collectors.joining(",", "{", ",\"name-" + twice + "\":0}"));
        assertThatThrownBy(() -> JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8)))
            .as(json)
            .isInstanceOf(Malformed.class);
      }
    }
  }

  @Test
  void refusesAKnownNameTwiceHoweverItIsWritten() { // G11
    for (String twice : List.of("\"sub\"", "\"s\\u0075b\"", "\"\\u0073\\u0075\\u0062\"")) {
      String json = "{\"sub\":1," + twice + ":2}";
      assertThatThrownBy(() -> JsonReader.readObject(json.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(Malformed.class);
    }
  }

  @Test
  void cannotBeChanged() throws Malformed {
    Map<String, Json> members = members(3);
    Iterator<Map.Entry<String, Json>> all = members.entrySet().iterator();
    Map.Entry<String, Json> first = all.next();
    assertThatThrownBy(() -> first.setValue(new Json.Null()))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(all::remove).isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(() -> members.put("x", new Json.Null()))
        .isInstanceOf(UnsupportedOperationException.class);
    all.next();
    all.next();
    assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void manyMembersCostNoMoreEachThanFew() throws Malformed { // G12, G17
    StringBuilder json = new StringBuilder("{\"AaAaAaAa\":0");
    for (int i = 0; i < 2000; i++) {
      json.append(",\"").append(i).append("\":0");
    }
    byte[] octets = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    long start = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      JsonReader.readObject(octets);
    }
    assertThat((System.nanoTime() - start) / 200).isLessThan(20_000_000L);
  }
}
