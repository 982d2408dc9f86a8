package dev.licet.identity.credential;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What came of a signed request. */
public sealed interface RequestObjectVerdict {
  /**
   * The application has signed it, for this server, not long ago.
   *
   * @param claims all that it says
   */
  record Accepted(Map<String, JsonNode> claims) implements RequestObjectVerdict {
    public Accepted {
      claims = Map.copyOf(claims);
    }
  }

  /** It counts for nothing; the sentence is for the application. */
  record Refused(String why) implements RequestObjectVerdict {}
}
