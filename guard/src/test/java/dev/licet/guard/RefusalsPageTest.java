package dev.licet.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.guard.dpop.ProofCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The reference page says what the code says. */
class RefusalsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reference", "refusals.md");

  private static List<String> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(row -> row.matches("\\|.* \\| \\d{3} \\|.*"))
        .toList();
  }

  /** What a row says of a reason: its status, its code, its text, and how the challenge begins. */
  private static String facts(Reason reason) {
    String challenge =
        reason
            .error()
            .map(error -> "`" + error + "`")
            .orElse(reason.status() == 401 ? "none |" : "no challenge");
    return " | %d | `%s` | %s | %s"
        .formatted(reason.status(), reason.code(), reason.description(), challenge);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void namesEveryReasonWithItsStatusCodeTextAndChallenge(Reason reason) throws IOException {
    assertThat(rows()).filteredOn(row -> row.contains(facts(reason))).hasSize(1);
  }

  @Test
  void namesNoOther() throws IOException {
    assertThat(rows()).hasSize(Reason.values().length);
  }

  @ParameterizedTest
  @EnumSource(ProofCheck.class)
  void namesEveryTextAboutProofs(ProofCheck check) throws IOException {
    assertThat(Files.readString(PAGE)).contains("| " + check.description() + " |");
  }
}
