package dev.licet.identity.credential;

/** What came of a client assertion. */
public sealed interface AssertionVerdict {
  /** It is the application's, and was not used before. */
  record Accepted() implements AssertionVerdict {}

  /**
   * It proves nothing.
   *
   * @param why a sentence for the caller; what only the key's owner may know, it does not tell
   */
  record Refused(String why) implements AssertionVerdict {}
}
