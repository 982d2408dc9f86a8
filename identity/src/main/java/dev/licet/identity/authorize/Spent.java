package dev.licet.identity.authorize;

/** What came of presenting a code. */
public sealed interface Spent {
  /** It was good, and is so no more. */
  record Granted(CodeGrant grant) implements Spent {}

  /** It is over: expired, or spent before. */
  record Unknown() implements Spent {}

  /** The verifier is missing, wrong, or sent although there was no challenge. The code is spent. */
  record WrongVerifier() implements Spent {}

  /** It was given for another address. The code is spent. */
  record WrongRedirectUri(String sent, String expected) implements Spent {}
}
