package dev.licet.identity.application;

import java.util.List;

/**
 * How an application signs its requests to {@code /authorize} ({@code signed_request_object}).
 *
 * @param required whether none but signed ones are taken
 * @param credentials the ids of the keys that it signs them by; none for those that it proves
 *     itself by
 */
public record SignedRequestSettings(boolean required, List<String> credentials) {
  static final String MEMBER = "signed_request_object";

  public SignedRequestSettings {
    credentials = List.copyOf(credentials);
  }

  static SignedRequestSettings of(ApplicationDetails details) {
    var said = details.members().path(MEMBER);
    return new SignedRequestSettings(
        said.path("required").asBoolean(false),
        said.path("credentials").valueStream().map(one -> one.path("id").asString("")).toList());
  }
}
