package dev.licet.identity.login;

import static java.util.stream.Collectors.groupingBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;

/**
 * Where Auth0's texts stand on our pages, as {@code custom-text.txt} says.
 *
 * @param byPage in the file's order, the first one to count before the others
 */
record TextPlaces(Map<String, List<TextPlace>> byPage) {
  private static final String FILE = "custom-text.txt";

  static TextPlaces read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
      return of(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(FILE + " is part of this jar", e);
    }
  }

  static TextPlaces of(List<String> lines) {
    var all = new ArrayList<TextPlace>();
    var screen = new String[0];
    for (var line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        var pair = line.strip().split(" = ", -1);
        all.add(new TextPlace(screen[0], screen[1], screen[2], pair[0], pair[1]));
      } else {
        screen = line.split(": |\\.", -1);
      }
    }
    return new TextPlaces(all.stream().collect(groupingBy(TextPlace::page)));
  }

  List<TextPlace> on(String page) {
    return byPage.getOrDefault(page, List.of());
  }
}
