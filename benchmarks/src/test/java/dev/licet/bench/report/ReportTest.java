package dev.licet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @Test
  void programsReadAFlatObject() throws IOException {
    assertThat(written("latest.json"))
        .startsWith("{\n  \"date\": \"2026-11-24\",\n  \"commit\": \"0123456\",\n")
        .contains("  \"machine\": \"A \\\"fast\\\" one\",\n")
        .contains("  \"guard.cold.rs256.jdk.vs.bare\": 0.91,\n")
        .endsWith("  \"hello_start_ms\": 2000\n}\n");
  }

  @Test
  void readersFindEachFigureInItsTable() throws IOException {
    assertThat(written("latest.md"))
        .contains("| a token never seen | 0.91 | `guard.cold.rs256.jdk.vs.bare` |\n")
        .contains("| **Licet Guard** | 0.91 |  |  |  |  |  |\n| Vert.x auth-jwt ")
        .contains("| a start | 2000 | `hello_start_ms` |\n");
  }

  @Test
  void thePlotHasABarForEachThatWasMeasured() throws IOException {
    assertThat(written("latest.svg").split("<rect class=\"jdk\"", -1)).hasSize(4);
  }

  @Test
  void aPageWithoutMarksIsLeftAlone() {
    assertThatThrownBy(() -> Page.with("# Performance\n", "figures"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void thePageOfTheDocumentationShowsTheResultsThatAreThere() throws IOException {
    String results = Files.readString(ROOT.resolve("benchmarks/results/latest.md"));
    String page = Files.readString(ROOT.resolve("docs/explanation/performance.md"));

    assertThat(page).contains(results.substring(results.indexOf("Commit ")) + "\n" + Page.END);
  }

  private String written(String file) throws IOException {
    Path facts = folder.resolve("facts");
    Files.write(
        facts,
        List.of(
            "guard.cold.rs256.jdk.vs.bare\t0.91\ta token never seen",
            "vertx.cold.rs256.jdk.vs.bare\t0.84\ta token",
            "hello_start_ms\t2000\ta start"));
    Path page = folder.resolve("page.md");
    Files.writeString(page, "# Performance\n" + Page.BEGIN + Page.END);
    Report.main(
        Stream.of(facts, folder, page, "2026-11-24", "0123456", "A \"fast\" one")
            .map(Object::toString)
            .toArray(String[]::new));
    return Files.readString(folder.resolve(file));
  }
}
