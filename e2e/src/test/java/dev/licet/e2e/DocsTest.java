package dev.licet.e2e;

import static java.nio.file.FileVisitResult.CONTINUE;
import static java.nio.file.FileVisitResult.SKIP_SUBTREE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Nothing is shown that is not run: the documentation is compared with the sources. */
class DocsTest {
  private static final Set<String> MADE = Set.of("target", ".git", ".licet", "node_modules");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

  @TestFactory
  Stream<DynamicTest> showsCodeAsItIsInTheSources() throws IOException {
    return pages().stream()
        .flatMap(page -> Snippet.of(page).stream())
        .map(snippet ->
            dynamicTest(
                snippet.toString(),
                () -> assertThat(snippet.shown()).isEqualTo(snippet.expected())));
  }

  @Test
  void showsTheHelloApiInTheReadme() {
    assertThat(Snippet.of(Repository.ROOT.resolve("README.md"))).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> linksToWhatExists() throws IOException {
    return pages().stream()
        .map(page -> dynamicTest(name(page), () -> assertThat(brokenLinks(page)).isEmpty()));
  }

  private static List<String> brokenLinks(Path page) throws IOException {
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.startsWith("#") && !URI.create(link).isAbsolute())
        .filter(link -> !Files.exists(page.resolveSibling(link.split("#", 2)[0])))
        .toList();
  }

  /** Every Markdown file that is ours; what is made meanwhile may be gone as soon as it is seen. */
  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    Files.walkFileTree(
        Repository.ROOT,
        Set.of(),
        6,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return MADE.contains(folder.getFileName().toString()) ? SKIP_SUBTREE : CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".md")) {
              pages.add(file);
            }
            return CONTINUE;
          }
        });
    return pages.stream().sorted().toList();
  }

  private static String name(Path page) {
    return Repository.ROOT.relativize(page).toString();
  }
}
