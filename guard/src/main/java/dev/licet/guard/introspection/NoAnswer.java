package dev.licet.guard.introspection;

import java.io.IOException;

/** An issuer that did not say what a token is; the message is safe to log. */
final class NoAnswer extends IOException {
  /** What kind of answer came in its place. */
  enum Kind {
    /** None, or that it can give none now, whatever the token. */
    OUTAGE,

    /** That it does not take this API's own secret; or a firewall's answer that looks the same. */
    SECRET_REFUSED,

    /** Another, which the token itself may have brought about. */
    OTHER
  }

  private final Kind kind;

  NoAnswer(Kind kind, String why) {
    super(why);
    this.kind = kind;
  }

  NoAnswer(Kind kind, String why, Throwable cause) {
    super(why, cause);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
