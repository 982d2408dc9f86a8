package dev.licet.identity.login;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.licet.identity.TestServer;
import dev.licet.identity.user.ManagementCaller;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class OwnTextsTest {
  private static final TestServer SERVER = TestServer.shared();
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<TextPlace> ALL =
      TextPlaces.read().byPage().values().stream().flatMap(List::stream).toList();

  private final OwnTexts texts = SERVER.bean(OwnTexts.class);

  /** By prompt, what says at each place the name of its key. */
  private static Map<String, Map<String, Map<String, String>>> named(List<TextPlace> places) {
    return places.stream()
        .collect(
            groupingBy(
                TextPlace::prompt,
                TreeMap::new,
                groupingBy(
                    TextPlace::screen, toMap(TextPlace::key, TextPlace::key, (one, _) -> one))));
  }

  private static void put(String prompt, Object screens) {
    var answer =
        new ManagementCaller(SERVER, "update:prompts")
            .call(
                "PUT", "/prompts/" + prompt + "/custom-text/it", JSON.writeValueAsString(screens));
    assertThat(answer.statusCode()).as(prompt + answer.body()).isEqualTo(200);
  }

  @AfterEach
  void forget() {
    named(ALL).keySet().forEach(prompt -> put(prompt, Map.of()));
  }

  @Test
  void everyTextThatHasAPlaceIsFoundThere() {
    for (var place : ALL) {
      put(place.prompt(), named(List.of(place)).get(place.prompt()));
      assertThat(texts.of(place.page(), "", Locale.ITALIAN))
          .as(place.toString())
          .containsEntry(place.text(), place.key());
      put(place.prompt(), Map.of());
    }
  }

  @Test
  void aTextIsForThePageThatItIsOn() {
    named(ALL).forEach(OwnTextsTest::put);
    assertThat(texts.of("login/done", "changed", Locale.ITALIAN))
        .containsOnlyKeys(
            "login.page", "login.done.changed.title", "login.done.changed.text", "login.way-on");
    assertThat(texts.of("login/problem", "nowhere", Locale.ITALIAN))
        .containsOnlyKeys("login.problem.failure.text");
    assertThat(texts.of("account/account", "", Locale.ITALIAN)).isEmpty();
    assertThat(texts.of("login/done", "changed", Locale.GERMAN)).isEmpty();
  }
}
