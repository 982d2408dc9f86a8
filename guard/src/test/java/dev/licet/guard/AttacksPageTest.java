package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of attacks names, for each of them, tests that do try it. */
class AttacksPageTest {
  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/reference/attacks.md");
  private static final List<String> TESTS =
      List.of("guard/src/test", "adapters/spring-boot/src/test", "testkit/src");

  private static Stream<String> rows() {
    return Stream.concat(
        IntStream.rangeClosed(1, 30).mapToObj(i -> "G" + i),
        IntStream.rangeClosed(1, 8).mapToObj(i -> "K" + i));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void namesATestThatNamesTheRow(String row) throws IOException {
    List<String> named =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("| " + row + " |"))
            .flatMap(line -> Pattern.compile("`(\\w+)`(, | \\|)").matcher(line).results())
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertThat(named).isNotEmpty();
    for (String test : named) {
      assertThat(source(test)).as(test).containsPattern("// .*\\b" + row + "\\b");
    }
  }

  private static String source(String test) throws IOException {
    for (String folder : TESTS) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
        List<Path> found = files.filter(file -> file.endsWith(test + ".java")).toList();
        if (!found.isEmpty()) {
          return Files.readString(found.get(0));
        }
      }
    }
    throw new AssertionError("There is no test " + test);
  }
}
