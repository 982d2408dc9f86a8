package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of attacks names, for each of them, the tests that name it, and no others. */
class AttacksPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/reference/attacks.md");
  private static final List<String> TESTS =
      List.of(
          "guard/src/test",
          "adapters/spring-boot/src/test",
          "adapters/valkey/src/test",
          "testkit/src",
          "identity/src/test",
          "e2e/src/test");

  private static final Map<String, String> SOURCES = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String folder : TESTS) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String name = String.valueOf(file.getFileName()).replace(".java", "");
          SOURCES.merge(name, Files.readString(file), String::concat);
        }
      }
    }
  }

  private static Stream<String> rows() {
    return Stream.of(rows("G", 30), rows("K", 8), rows("I", 27)).flatMap(rows -> rows);
  }

  private static Stream<String> rows(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesTheTestsThatNameTheRow(String row) throws IOException {
    List<String> named =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| " + row + " |"))
            .flatMap(line -> Pattern.compile("`(\\w+)`(, | \\|)").matcher(line).results())
            .map((MatchResult match) -> match.group(1))
            .toList();
    Pattern comment = Pattern.compile("(//|/\\*\\*) .*\\b" + row + "\\b");
    List<String> naming =
        SOURCES.entrySet().stream()
            .filter(test -> comment.matcher(test.getValue()).find())
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    assertThat(naming).isNotEmpty();
    assertThat(named).isEqualTo(naming);
  }
}
