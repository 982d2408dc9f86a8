package dev.licet.identity.login;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class TextPlacesTest {
  private static final Path RESOURCES = Path.of("src/main/resources");
  private static final Path PAGE = Path.of("../docs/how-to/word-the-pages-for-users.md");
  private static final List<TextPlace> ALL =
      TextPlaces.read().byPage().values().stream().flatMap(List::stream).toList();

  @Test
  void everyTextThatCanBeReplacedIsThere() throws IOException {
    var ours = new Properties();
    ours.load(new StringReader(read(RESOURCES.resolve("login.properties"))));
    assertThat(ALL).hasSizeGreaterThan(100);
    assertThat(ALL).extracting(TextPlace::text).isSubsetOf(ours.stringPropertyNames());
  }

  /** The text stands in the template itself, in a part of it, or is one of what went wrong. */
  @Test
  void everyTextIsOnThePageThatItIsReplacedOn() throws IOException {
    var parts = read(template("signin/parts")) + read(template("login/layout"));
    for (var place : ALL) {
      var page = read(template(templateOf(place.page()))) + parts;
      assertThat(page.contains("#{" + place.text()) || isChosenAtRunTime(place.text()))
          .as(place.toString())
          .isTrue();
    }
  }

  @Test
  void theHowToNamesEveryTextThatCounts() throws IOException {
    var shown =
        Pattern.compile("(?m)^\\| `.*$")
            .matcher(read(PAGE).split("## Which texts count", 2)[1].split("\n## ", 2)[0])
            .results()
            .map(row -> row.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(shown).isEqualTo(rows());
  }

  @Test
  void theHowToNamesEveryPlaceholder() throws IOException {
    var page = read(PAGE);
    for (var name : OwnTextResolver.NAMES) {
      assertThat(page).contains("`${" + name + "}`");
    }
  }

  private static TreeSet<String> rows() {
    Map<String, LinkedHashSet<String>> keys =
        ALL.stream()
            .collect(
                groupingBy(
                    place -> "| `%s` | `%s` | ".formatted(place.prompt(), place.screen()),
                    TreeMap::new,
                    mapping(TextPlace::key, Collectors.toCollection(LinkedHashSet::new))));
    return keys.entrySet().stream()
        .map(row ->
            row.getValue().stream()
                .sorted()
                .map(key -> "`" + key + "`")
                .collect(joining(", ", row.getKey(), " |")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isChosenAtRunTime(String text) {
    return text.matches("login\\.(done|problem)\\..*")
        || text.matches("signin\\.(wrong|too-many|suspicious|email-missing)")
        || text.matches("signup\\.(taken|taken-name|name-wrong|email-wrong|password-weak)")
        || text.matches("recovery\\.differs|device\\.wrong");
  }

  private static String templateOf(String page) {
    return page.matches("login/(done|problem)/.*")
        ? page.substring(0, page.lastIndexOf('/'))
        : page;
  }

  private static Path template(String name) {
    return RESOURCES.resolve("templates/" + name + ".html");
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
