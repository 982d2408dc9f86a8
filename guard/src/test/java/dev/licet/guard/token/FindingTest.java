package dev.licet.guard.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {
  @Test
  void whatItQuotesIsShortAndHarmless() { // G29
    Finding finding =
        new Finding(Check.ISSUER, "a\r\nb", "\u001b[31m\u009b\u202e" + "x".repeat(1_000_000));
    assertThat(finding.expected()).isEqualTo("a??b");
    assertThat(finding.found()).startsWith("?[31m??xxx").endsWith("xxx...").hasSize(203);
  }
}
