package dev.licet.identity.authorize.request;

import java.util.Map;

/**
 * A request as an application has sent it, and what came of reading it.
 *
 * @param parameters those that count: of a signed request those in it, if it is good
 */
public record Received(Map<String, String> parameters, Reading reading) {
  public Received {
    parameters = Map.copyOf(parameters);
  }
}
