package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.ProofCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference page says what the code says. */
class RefusalsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "refusals.md");

  @ParameterizedTest
  @EnumSource(Reason.class)
  void namesEveryReasonWithItsStatusCodeAndText(Reason reason) throws IOException {
    List<String> rows = Files.readAllLines(PAGE).stream().filter(r -> r.startsWith("|")).toList();
    String facts =
        " | %d | `%s` | %s | ".formatted(reason.status(), reason.code(), reason.description());
    assertThat(rows).anySatisfy(row -> assertThat(row).contains(facts));
  }

  @ParameterizedTest
  @EnumSource(ProofCheck.class)
  void namesEveryTextAboutProofs(ProofCheck check) throws IOException {
    assertThat(Files.readString(PAGE)).contains("| " + check.description() + " |");
  }
}
