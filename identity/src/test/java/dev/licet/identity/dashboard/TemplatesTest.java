package dev.licet.identity.dashboard;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Path TEMPLATES = MAIN.resolve("resources/templates");

  /** Families of keys whose last part is only known at run time. */
  private static final List<String> FAMILIES =
      List.of("notice.", "problem.", "home.figure.", "home.step.", "application.type.");

  @Test
  void noTemplateHasScriptOrStyleOfItsOwn() throws IOException { // I5
    for (var template : files(TEMPLATES, ".html")) {
      var text = Files.readString(template);
      assertThat(text)
          .as(template.toString())
          .doesNotContainPattern("(?i)<script(?![^>]*\\b(?:th:)?src=)")
          .doesNotContainPattern("(?is)<script[^>]*>[^<]")
          .doesNotContainPattern("(?i)<style\\b")
          .doesNotContainPattern("(?i)\\s(?:th:)?style=")
          .doesNotContainPattern("(?i)\\s(?:th:)?on[a-z]+=")
          .doesNotContainPattern("(?i)javascript:")
          .doesNotContainPattern("(?i)hx-on|hx-vals=.js:|hx-vars");
    }
  }

  @Test
  void noTemplateWritesTextUnescaped() throws IOException { // I5
    for (var template : files(TEMPLATES, ".html")) {
      assertThat(Files.readString(template))
          .as(template.toString())
          .doesNotContain("th:utext", "[(${", "th:inline", "__$");
    }
  }

  @Test
  void everyFormThatChangesSomethingCarriesTheToken() throws IOException {
    var form = Pattern.compile("<form\\b[^>]*>");
    for (var template : files(TEMPLATES, ".html")) {
      var forms = form.matcher(Files.readString(template));
      while (forms.find()) {
        assertThat(forms.group())
            .as(template.toString())
            .containsAnyOf("th:action=", "th:replace=");
      }
    }
  }

  @Test
  void everyInputHasALabel() throws IOException {
    var input = Pattern.compile("<(?:input|select|textarea)\\b[^>]*>");
    var id = Pattern.compile("\\sid=\"([^\"]+)\"");
    for (var template : files(TEMPLATES, ".html")) {
      var text = Files.readString(template);
      for (var found : input.matcher(text).results().toList()) {
        var tag = found.group();
        var name = id.matcher(tag);
        if (tag.contains("type=\"hidden\"") || tag.contains("th:aria-label=")) {
          continue;
        }
        var labelled = name.find() && text.contains("for=\"" + name.group(1) + "\"");
        assertThat(labelled || insideLabel(text, found.start())).as(template + " " + tag).isTrue();
      }
    }
  }

  @Test
  void everyTextThatIsAskedForExists() throws IOException {
    var keys = messages().stringPropertyNames();
    assertThat(keys).containsAll(askedFor());
  }

  @Test
  void noTextIsThereForNothing() throws IOException {
    var unused = new TreeSet<>(messages().stringPropertyNames());
    unused.removeAll(askedFor());
    unused.removeIf(key -> FAMILIES.stream().anyMatch(key::startsWith));
    unused.removeIf(key -> key.startsWith("application.secret."));
    assertThat(unused).isEmpty();
  }

  @Test
  void textsWithArgumentsDoubleTheirApostrophes() throws IOException {
    var texts = messages();
    for (var key : texts.stringPropertyNames()) {
      var text = texts.getProperty(key);
      if (text.contains("{0")) {
        assertThat(text.replace("''", "")).as(key).doesNotContain("'");
      }
    }
  }

  private static boolean insideLabel(String text, int position) {
    return text.lastIndexOf("<label", position) > text.lastIndexOf("</label>", position);
  }

  /** The keys written out in templates, and in Java as texts that look like one of ours. */
  private static Set<String> askedFor() throws IOException {
    var keys = new TreeSet<String>();
    var inTemplate = Pattern.compile("#\\{([a-z][a-z0-9_.-]*)");
    for (var template : files(TEMPLATES, ".html")) {
      inTemplate.matcher(Files.readString(template)).results().forEach(k -> keys.add(k.group(1)));
    }
    var inJava = Pattern.compile("\"(administrator\\.[a-z.-]+)\"");
    var notice = Pattern.compile("SeeOther\\s*\\.notice\\(\\s*\"([a-z-]+)\"");
    for (var source : files(MAIN.resolve("java"), ".java")) {
      var text = Files.readString(source);
      inJava.matcher(text).results().forEach(k -> keys.add(k.group(1)));
      notice.matcher(text).results().forEach(k -> keys.add("notice." + k.group(1)));
    }
    return keys;
  }

  private static Properties messages() throws IOException {
    var messages = new Properties();
    messages.load(
        new StringReader(
            Files.readString(
                MAIN.resolve("resources/messages.properties"), StandardCharsets.UTF_8)));
    return messages;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .collect(toCollection(ArrayList::new));
    }
  }
}
