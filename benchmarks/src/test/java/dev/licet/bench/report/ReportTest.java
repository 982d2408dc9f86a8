package dev.licet.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Path ROOT = Path.of("..");

  @TempDir Path folder;

  @Test
  void programsReadAFlatObject() throws IOException {
    assertThat(written("latest.json"))
        .startsWith(
            "{\n  \"date\": \"2026-11-24; 2026-11-26\",\n  \"commit\": \"0123456; 89abcde\",\n")
        .contains("  \"machine\": \"A \\\"fast\\\" one\",\n")
        .contains("  \"guard.cold.rs256.jdk.vs.bare\": 0.91,\n")
        .endsWith("  \"hello_start_ms\": 2000\n}\n");
  }

  @Test
  void eachPartSaysWhenAndOfWhatItWasMeasured() throws IOException {
    assertThat(written("latest.json"))
        .contains("  \"verify.date\": \"2026-11-24\",\n  \"verify.commit\": \"0123456\",\n")
        .contains("  \"identity-people.commit\": \"89abcde\",\n");
    assertThat(written("latest.md"))
        .contains("- `verify`, `jars`: commit 0123456, A \"fast\" one, Java 25, 2026-11-24.\n")
        .contains("- `identity-people`: commit 89abcde, A \"fast\" one, Java 25, 2026-11-26.\n");
  }

  @Test
  void readersFindEachFigureInItsTable() throws IOException {
    assertThat(written("latest.md"))
        .contains("| a token never seen | 0.91 | `guard.cold.rs256.jdk.vs.bare` |\n")
        .contains("| **Licet Guard** | 0.91 |  |  |  |  |  |\n| Vert.x auth-jwt ")
        .contains("| a start | 2000 | `hello_start_ms` |\n");
  }

  @Test
  void aGoalStandsBesideItsFigure() throws IOException {
    assertThat(written("latest.md"))
        .contains("| a refresh | 5.1 | at least 4 | `identity.refresh.vs.keycloak` |\n")
        .contains("| refreshes | 900 |  | `licet.refresh.per_s` |\n");
  }

  @Test
  void thePlotHasABarForEachThatWasMeasured() throws IOException {
    assertThat(written("latest.svg").split("<rect class=\"jdk\"", -1)).hasSize(4);
  }

  @Test
  void thePlotBesideKeycloakHasABarAndItsGoal() throws IOException {
    assertThat(written("identity.svg"))
        .contains(">refresh tokens</text>")
        .contains("width=\"420\"")
        .contains("<line x1=\"549\"");
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

    assertThat(page).contains(results.substring("# Measured\n\n".length()) + "\n" + Page.END);
  }

  private String written(String file) throws IOException {
    part(
        "verify",
        "2026-11-24\t0123456",
        "guard.cold.rs256.jdk.vs.bare\t0.91\ta token never seen",
        "vertx.cold.rs256.jdk.vs.bare\t0.84\ta token");
    part("jars", "2026-11-24\t0123456", "hello_start_ms\t2000\ta start");
    part(
        "identity-people",
        "2026-11-26\t89abcde",
        "identity.refresh.vs.keycloak\t5.1\ta refresh",
        "licet.refresh.per_s\t900\trefreshes");
    Path page = folder.resolve("page.md");
    Files.writeString(page, "# Performance\n" + Page.BEGIN + Page.END);
    Report.main(new String[] {folder.toString(), page.toString()});
    return Files.readString(folder.resolve(file));
  }

  private void part(String name, String dateAndCommit, String... figures) throws IOException {
    Stream<String> head = Stream.of(dateAndCommit + "\tA \"fast\" one\t25");
    Files.write(folder.resolve(name + ".tsv"), Stream.concat(head, Stream.of(figures)).toList());
  }
}
