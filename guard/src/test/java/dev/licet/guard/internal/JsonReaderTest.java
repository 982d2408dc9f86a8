package dev.licet.guard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
  private static Json read(String text) throws Malformed {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsEveryKindOfValue() throws Malformed {
    Json read = read(" {\"a\":[1,-2.5e+3,true,false,null],\"b\":{},\"c\":\"text\",\"d\":[]}\r\n\t");
    assertThat(JsonWriter.write(read))
        .isEqualTo("{\"a\":[1,-2.5e+3,true,false,null],\"b\":{},\"c\":\"text\",\"d\":[]}");
  }

  @Test
  void resolvesEscapesAndUtf8() throws Malformed {
    assertThat(read("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9é\\uD83D\\uDE00😀\""))
        .isEqualTo(new Json.Text("\"\\/\b\f\n\r\téé😀😀"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[",
        "\"",
        "\"\\",
        "\"\\u12",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "[1",
        "[1,",
        "{\"a\":1,}",
        "[1,]",
        "[,1]",
        "{,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\" 1}",
        "{1:1}",
        "01",
        "-",
        "-01",
        "1.",
        ".5",
        "1e",
        "1e+",
        "+1",
        "0x1",
        "NaN",
        "Infinity",
        "-Infinity",
        "tru",
        "True",
        "nul",
        "falsey",
        "/*c*/1",
        "1//c",
        "{\"a\":1}{\"b\":2}",
        "{} x",
        "1 2",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "\"\n\"",
        "\"a\\n\n\"",
        "\uFEFF{}",
        "\"\\uD83D\"",
        "\"\\uDE00\"",
        "\"\\uDE00\\uD83D\"",
        "\"\\uD83Dx\""
      })
  void refusesWhatIsNotJson(String text) { // G11
    assertThatThrownBy(() -> read(text)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"b\":2,\"a\":null}",
        "{\"a\":null,\"a\":null}",
        "{\"a\":1,\"\\u0061\":2}",
        "[{\"x\":{\"a\":1,\"a\":2}}]"
      })
  void refusesANameTwiceInOneObject(String text) { // G11
    assertThatThrownBy(() -> read(text)).hasMessageContaining("twice");
  }

  @Test
  void takesTheSameNameInTwoObjects() throws Malformed {
    assertThat(read("{\"a\":{\"a\":1},\"b\":{\"a\":2}}")).isInstanceOf(Json.Members.class);
  }

  @Test
  void refusesOctetsThatAreNotUtf8() { // G11
    byte[][] hostile = {
      {'"', (byte) 0xFF, '"'},
      {'"', (byte) 0xC0, (byte) 0x80, '"'},
      {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
      {'"', (byte) 0xC3, '"'},
      {'"', '\\', 'n', (byte) 0xFF, '"'},
      {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, '1'},
    };
    for (byte[] octets : hostile) {
      assertThatThrownBy(() -> JsonReader.read(octets)).isInstanceOf(Malformed.class);
    }
  }

  @Test
  void refusesDeepNestingWithoutHarm() { // G12
    assertThatThrownBy(() -> read("[".repeat(100_000))).hasMessageContaining("deep");
    assertThatThrownBy(() -> read("{\"a\":".repeat(3_000))).hasMessageContaining("deep");
  }

  @Test
  void readsNestingThatIsNotDeep() throws Malformed {
    assertThat(read("[".repeat(60) + "]".repeat(60))).isInstanceOf(Json.Sequence.class);
  }

  @Test
  void neverQuotesItsInput() { // G29
    assertThatThrownBy(() -> read("{\"secret\":secret}")).message().doesNotContain("secret");
  }

  @Test
  void anObjectIsAskedForWhereAnObjectIsMeant() {
    assertThatThrownBy(() -> JsonReader.readObject("[]".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("not an object");
  }

  @Test
  void writesPrintableAsciiOnly() {
    assertThat(JsonWriter.write(new Json.Text("a\"\\\u001b[31m\r\n\u009bé")))
        .isEqualTo("\"a\\\"\\\\\\u001b[31m\\u000d\\u000a\\u009b\\u00e9\"");
  }

  @Test
  void aNumberIsComputedWithOnlyIfThatIsCheap() throws Malformed { // G13
    assertThat(((Json.Numeral) read("12.5")).value()).isPresent();
    for (String costly : List.of("1e400", "1e-400", "1e999999999999", "9".repeat(200_000))) {
      assertThat(((Json.Numeral) read(costly)).value()).isEmpty();
    }
  }

  /** nst/JSONTestSuite: what must parse, parses, and what must not, does not. */
  @Test
  void agreesWithTheJsonTestSuite(TestReporter reporter) throws IOException {
    Optional<Path> suite = Vectors.find("JSONTestSuite/test_parsing", reporter);
    if (suite.isEmpty()) {
      return;
    }
    // Legal, but not safe: two readers of such an object may see two different things.
    Set<String> refusedOnPurpose =
        Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");
    List<String> disagreements = new ArrayList<>();
    try (Stream<Path> files = Files.list(suite.get())) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        boolean parses = parses(Vectors.read(file));
        boolean should = name.startsWith("y_") && !refusedOnPurpose.contains(name);
        if (!name.startsWith("i_") && parses != should) {
          disagreements.add(name);
        }
      }
    }
    assertThat(disagreements).isEmpty();
  }

  private static boolean parses(byte[] octets) {
    try {
      JsonReader.read(octets);
      return true;
    } catch (Malformed e) {
      return false;
    }
  }
}
