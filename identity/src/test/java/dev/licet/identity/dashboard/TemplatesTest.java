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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class TemplatesTest {
  private static final Path MAIN = Path.of("src/main");
  private static final Path TEMPLATES = MAIN.resolve("resources/templates");

  /** Its form is sent to an application, which must not learn our token. */
  private static final Path AWAY = TEMPLATES.resolve("authorize/form-post.html");

  /** Families of keys whose last part is only known at run time. */
  private static final List<String> FAMILIES =
      List.of(
          "notice.",
          "problem.",
          "login.problem.",
          "login.password.hint.",
          "login.done.",
          "consent.scope.",
          "mail.",
          "mails.kind.",
          "mails.test.",
          "home.figure.",
          "home.step.",
          "application.type.",
          "application.grant.",
          "application.member.",
          "api.access.",
          "keys.stage.",
          "home.chart.",
          "stream.type.",
          "stream.status.",
          "connection.level.",
          "application.rotate.overlap.",
          "credential.method.",
          "jobs.kind.",
          "jobs.status.",
          "branding.theme.");

  @Test
  void noTemplateHasScriptOrStyleOfItsOwn() throws IOException { // I5
    for (var template : files(TEMPLATES, ".html")) {
      var text = Files.readString(template);
      assertThat(text)
          .as(template.toString())
          .doesNotContainPattern("(?i)<script(?![^>]*\\b(?:th:)?src=)")
          .doesNotContainPattern("(?is)<script[^>]*>[^<]")
          .doesNotContainPattern("(?i)<style\\b")
          .doesNotContainPattern("(?i)\\s(?:th:)?on[a-z]+=")
          .doesNotContainPattern("(?i)javascript:")
          .doesNotContainPattern("(?i)hx-on|hx-vals=.js:|hx-vars");
      if (!template.endsWith("mail/message.html")) { // mail programs know no style sheets
        assertThat(text).as(template.toString()).doesNotContainPattern("(?i)\\s(?:th:)?style=");
      }
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
  void everyFormThatChangesSomethingCarriesTheTokenAndTheOneThatLeavesDoesNot() throws IOException {
    var form = Pattern.compile("<form\\b[^>]*>");
    assertThat(Files.readString(AWAY)).doesNotContainPattern("<form[^>]*th:action");
    var ours = files(TEMPLATES, ".html");
    ours.remove(AWAY);
    for (var template : ours) {
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
    var id = Pattern.compile("\\s(?:th:)?id=\"([^\"]+)\"");
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
  void everyProblemThatIsNamedHasItsTexts() throws IOException {
    var users = read("login.properties").stringPropertyNames();
    var pages =
        Files.readString(MAIN.resolve("java/dev/licet/identity/dashboard/ProblemPages.java"));
    var shared = names("\"([a-z-]+)\", (?:id, )?request\\)", pages);
    assertThat(shared).contains("form", "failure");
    for (var name : shared) {
      assertThat(messages().stringPropertyNames())
          .contains("problem." + name + ".title", "problem." + name + ".text");
    }
    var told = new TreeSet<>(shared);
    for (var source : files(MAIN.resolve("java"), ".java")) {
      told.addAll(
          names(
              "(?s)LoginRefused\\(\\s*HttpStatus\\.\\w+,\\s*\"([a-z-]+)\"",
              Files.readString(source)));
    }
    assertThat(told).contains("sign-in", "ticket");
    for (var name : told) {
      assertThat(users)
          .contains("login.problem." + name + ".title", "login.problem." + name + ".text");
    }
  }

  private static Set<String> names(String pattern, String text) {
    var found = new TreeSet<String>();
    Pattern.compile(pattern).matcher(text).results().forEach(one -> found.add(one.group(1)));
    return found;
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
  void usersAreToldEverythingInEveryLanguage() throws IOException {
    var english = read("login.properties").stringPropertyNames();
    for (var language : List.of("de", "fr", "es", "it")) {
      var texts = read("login_" + language + ".properties");
      assertThat(texts.stringPropertyNames()).as(language).isEqualTo(english);
      for (var key : english) {
        assertThat(texts.getProperty(key)).as(language + " " + key).isNotBlank();
        assertThat(arguments(texts, key))
            .as(language + " " + key)
            .isEqualTo(arguments(read("login.properties"), key));
      }
    }
  }

  private static Set<String> arguments(Properties texts, String key) {
    var argument = Pattern.compile("\\{\\d}");
    return new TreeSet<>(
        argument.matcher(texts.getProperty(key)).results().map(found -> found.group()).toList());
  }

  @Test
  void textsWithArgumentsDoubleTheirApostrophes() throws IOException {
    for (var file : List.of("messages", "login", "login_de", "login_fr", "login_es", "login_it")) {
      var texts = read(file + ".properties");
      for (var key : texts.stringPropertyNames()) {
        var text = texts.getProperty(key);
        if (text.contains("{0")) {
          assertThat(text.replace("''", "")).as(file + " " + key).doesNotContain("'");
        }
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
    var inJava =
        Pattern.compile("\"((?:administrator|signin|signup|recovery|account|device)\\.[a-z.-]+)\"");
    var notice = Pattern.compile("SeeOther\\s*\\.notice\\(\\s*\"([a-z-]+)\"");
    for (var source : files(MAIN.resolve("java"), ".java")) {
      var text = Files.readString(source);
      inJava.matcher(text).results().forEach(k -> keys.add(k.group(1)));
      notice.matcher(text).results().forEach(k -> keys.add("notice." + k.group(1)));
    }
    return keys;
  }

  private static Properties messages() throws IOException {
    var messages = read("messages.properties");
    messages.putAll(read("login.properties"));
    return messages;
  }

  private static Properties read(String name) throws IOException {
    var texts = new Properties();
    texts.load(
        new StringReader(
            Files.readString(MAIN.resolve("resources/" + name), StandardCharsets.UTF_8)));
    return texts;
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .collect(toCollection(ArrayList::new));
    }
  }
}
