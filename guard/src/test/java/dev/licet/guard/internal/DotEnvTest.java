package dev.licet.guard.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DotEnvTest {
  @Test
  void readsTheTutorialsFile() {
    assertThat(
            parse(
                """
                # The provider
                AUTH0_DOMAIN=tenant.eu.auth0.com
                API_IDENTIFIER='https://hello-api'
                export ALGORITHMS="RS256"

                PORT = 5000 # the tutorial's port
                EMPTY=
                ONLY_A_COMMENT= # nothing
                """))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "AUTH0_DOMAIN", "tenant.eu.auth0.com",
                "API_IDENTIFIER", "https://hello-api",
                "ALGORITHMS", "RS256",
                "PORT", "5000",
                "EMPTY", "",
                "ONLY_A_COMMENT", ""));
  }

  @Test
  void keepsWhatStandsInQuotes() {
    assertThat(parse("A=\"a # b\\n\\\"c\\\"\"  # comment\nB='a\\n # b' # comment\nC=a#b"))
        .containsEntry("A", "a # b\n\"c\"")
        .containsEntry("B", "a\\n # b")
        .containsEntry("C", "a#b");
  }

  @Test
  void takesTheLastOfTwoLinesWithOneName() {
    assertThat(parse("A=1\nA=2")).containsEntry("A", "2");
  }

  @Test
  void readsAFileWrittenOnWindows() {
    assertThat(parse("\uFEFFA=1\r\nB=2\r\n")).containsEntry("A", "1").containsEntry("B", "2");
  }

  @Test
  void refusesALineThatIsNoneAndDoesNotQuoteIt() {
    assertThatThrownBy(() -> parse("A=1\nsecret\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(".env, line 2: expected NAME=value");
    assertThatThrownBy(() -> parse("A=\"secret"))
        .hasMessage(".env, line 1: expected the value to end with the quote that it starts with");
  }

  private static Map<String, String> parse(String text) {
    return DotEnv.parse(text.lines().toList());
  }
}
