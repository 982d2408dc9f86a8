package dev.licet.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings page has a row for each setting that the programs read, and for no other. */
class SettingsPageTest {
  private static final Pattern IN_SOURCES = Pattern.compile("\"(licet\\.[a-z.-]+)\"");
  private static final Pattern IN_PAGE = Pattern.compile("\\| `(licet\\.[a-z.-]+)` \\|");

  /** Texts of the same form that are no settings: files in the data folder, and a prefix. */
  private static final Set<String> NO_SETTINGS = Set.of("licet.db", "licet.lock", "licet.cors");

  @Test
  void namesWhatTheProgramsRead() throws IOException {
    var read = new TreeSet<>(settingsIn("identity"));
    read.addAll(settingsIn("adapters/spring-boot"));
    read.removeAll(NO_SETTINGS);
    var page = Files.readString(Repository.ROOT.resolve("docs/reference/settings.md"));
    assertThat(new TreeSet<>(found(IN_PAGE, page))).isEqualTo(read);
  }

  private static Set<String> settingsIn(String module) throws IOException {
    var settings = new TreeSet<String>();
    var sources = Repository.ROOT.resolve(module).resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        settings.addAll(found(IN_SOURCES, Files.readString(file)));
      }
    }
    return settings;
  }

  private static Set<String> found(Pattern pattern, String text) {
    var found = new TreeSet<String>();
    pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).forEach(found::add);
    return found;
  }
}
