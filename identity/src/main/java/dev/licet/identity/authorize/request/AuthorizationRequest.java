package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an application asks of {@code /authorize}, found to make sense.
 *
 * @param parameters as they came, each with one value that is not empty
 */
public record AuthorizationRequest(
    Application client, ReplyTo replyTo, ResponseType type, Map<String, String> parameters) {
  public AuthorizationRequest {
    parameters = Map.copyOf(parameters);
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** The names in a list that is separated by spaces, none twice. */
  public List<String> words(String name) {
    return words(parameters, name);
  }

  public static List<String> words(Map<String, String> parameters, String name) {
    return Optional.ofNullable(parameters.get(name)).stream()
        .flatMap(text -> Stream.of(text.split(" ")))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  public boolean prompts(String value) {
    return words("prompt").contains(value);
  }

  /** Whether nobody may be asked anything. */
  public boolean isSilent() {
    return prompts("none");
  }

  /** How long ago the user may have signed in. */
  public Optional<Duration> maxAge() {
    return find("max_age").map(Long::parseLong).map(Duration::ofSeconds);
  }
}
