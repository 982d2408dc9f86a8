package dev.licet.guard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.JsonReader;
import dev.licet.guard.internal.JsonWriter;
import dev.licet.guard.internal.KnownMembers;
import dev.licet.guard.internal.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The JSON reader sees what Jackson sees, refuses what it refuses, and fails in one way only. */
public final class JsonFuzz {
  private JsonFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    Optional<Object> second = SecondOpinion.of(data);
    try {
      Json value = JsonReader.read(data);
      assertThat(second).contains(plain(value));
      byte[] written = JsonWriter.write(value).getBytes(StandardCharsets.US_ASCII);
      assertThat(JsonReader.read(written)).isEqualTo(value);
      if (value instanceof Json.Members object) {
        KnownMembers known = KnownMembers.of(object);
        assertThat(JsonReader.readObject(data, known)).isEqualTo(value);
        assertThat(JsonReader.readObject(written, known)).isEqualTo(value);
      }
    } catch (Malformed e) {
      assertThat(e.getStackTrace()).isEmpty();
      if (second.isPresent()) {
        assertThat(e.whatIsWrong()).containsAnyOf("nested", "surrogate");
      }
    }
  }

  private static Object plain(Json value) {
    if (value instanceof Json.Members members) {
      Map<String, Object> plain = new LinkedHashMap<>();
      members.byName().forEach((name, member) -> plain.put(name, plain(member)));
      return plain;
    }
    if (value instanceof Json.Sequence sequence) {
      return sequence.items().stream().map(JsonFuzz::plain).toList();
    }
    if (value instanceof Json.Numeral numeral) {
      return new SecondOpinion.Literal(numeral.literal());
    }
    if (value instanceof Json.Flag flag) {
      return flag.value();
    }
    return value instanceof Json.Text text ? text.value() : SecondOpinion.NULL;
  }
}
