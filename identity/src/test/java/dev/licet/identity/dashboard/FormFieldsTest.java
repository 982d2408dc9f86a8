package dev.licet.identity.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class FormFieldsTest {
  private static final FormFields NOW =
      FormFields.of(
          Map.of(
              "name", List.of("New"),
              "on", List.of("true"),
              "kinds", List.of("a", "b"),
              "lines", List.of("one\ntwo")));

  @Test
  void sendsAlongHowItStood() {
    assertThat(NOW.shown()).containsEntry("shown.name", List.of("New")).hasSize(4);
    assertThat(NOW.onto(NOW)).isEqualTo(NOW);
  }

  @Test
  void whatWasAlteredCountsAndTheRestIsAsItIsByNow() {
    var sent =
        new FormFields(
            Map.of(
                "name", List.of("Mine"),
                "shown.name", List.of("Old"),
                "shown.on", List.of("false"),
                "kinds", List.of("b", "a"),
                "shown.kinds", List.of("a", "b"),
                "lines", List.of("one\r\nthree"),
                "shown.lines", List.of("one\r\nthree")));
    var merged = sent.onto(NOW);
    assertThat(merged.text("name")).isEqualTo("Mine");
    assertThat(merged.ticked("on")).isTrue();
    assertThat(merged.all("kinds")).containsExactly("a", "b");
    assertThat(merged.text("lines")).isEqualTo("one\ntwo");
  }

  @Test
  void aBoxThatWasTickedWhenItWasShownAndIsNotSentWasTakenAway() {
    var sent = new FormFields(Map.of("shown.on", List.of("true")));
    assertThat(sent.onto(NOW).ticked("on")).isFalse();
  }

  @Test
  void aFormThatDoesNotSayHowItStoodCountsAsAWhole() {
    var sent = new FormFields(Map.of("name", List.of("")));
    assertThat(sent.onto(NOW).text("name")).isEmpty();
    assertThat(sent.onto(NOW).ticked("on")).isFalse();
  }
}
