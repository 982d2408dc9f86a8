package dev.licet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @Test
  void readsWhatItWrites() {
    Map<String, Object> object =
        Map.of("text", "\"é\n", "number", 3, "flag", true, "list", List.of("a", Map.of("b", 1.5)));
    assertThat(Json.object(Json.write(object))).contains(object);
  }

  @Test
  void leavesOutWhatIsNull() {
    assertThat(Json.object("{\"a\":null,\"b\":1}")).contains(Map.of("b", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "1", "{", "{}{}", "{\"a\":1,\"a\":2}", "{'a':1}", "[null"})
  void findsNoObjectInAnythingElse(String text) {
    assertThat(Json.object(text)).isEmpty();
  }
}
