package dev.licet.identity.authorize.request;

import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.IdTokenHint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an application asks of {@code /authorize}, found to make sense.
 *
 * @param parameters as they came, each with one value that is not empty
 * @param hint whom it is about, where the application has an ID token of theirs
 */
public record AuthorizationRequest(
    Application client,
    ReplyTo replyTo,
    ResponseType type,
    Map<String, String> parameters,
    Optional<IdTokenHint> hint) {
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

  /** Whether somebody is whom the application asks for; anybody is where it names nobody. */
  public boolean isAbout(String userId) {
    return hint.map(IdTokenHint::userId).map(userId::equals).orElse(true);
  }

  /** How long ago the user may have signed in. */
  public Optional<Duration> maxAge() {
    return find("max_age").map(Long::parseLong).map(Duration::ofSeconds);
  }
}
