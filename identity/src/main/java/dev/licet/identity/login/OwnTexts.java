package dev.licet.identity.login;

import dev.licet.identity.prompt.Prompts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The texts that the tenant has chosen instead of ours. */
@Component
class OwnTexts {
  private final Prompts prompts;
  private final TextPlaces places = TextPlaces.read();

  OwnTexts(Prompts prompts) {
    this.prompts = prompts;
  }

  /**
   * Those of a page, by the name of ours. From memory, at most 5 s old.
   *
   * @param template of the page
   * @param detail which one of those that share the template
   */
  Map<String, String> of(String template, String detail, Locale language) {
    var here =
        Stream.of(template + "/" + detail, template)
            .flatMap(page -> places.on(page).stream())
            .toList();
    var texts = new HashMap<String, String>();
    tags(language).forEach(tag -> add(texts, here, tag));
    return Map.copyOf(texts);
  }

  /** An empty text is none, so that no field is without a label by oversight. */
  private void add(Map<String, String> texts, List<TextPlace> here, String language) {
    var said = new HashMap<String, Map<String, String>>();
    for (var place : here) {
      var words = said.computeIfAbsent(place.prompt(), name -> prompts.words(name, language));
      var word = words.getOrDefault(place.screen() + "." + place.key(), "");
      if (!word.isEmpty()) {
        texts.putIfAbsent(place.text(), word);
      }
    }
  }

  /** Auth0 has French by country only. */
  private static List<String> tags(Locale language) {
    var tag = language.getLanguage();
    return tag.equals("fr") ? List.of(tag, "fr-FR") : List.of(tag);
  }
}
