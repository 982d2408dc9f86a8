package dev.licet.identity.refresh;

import dev.licet.identity.shared.Digest;
import java.util.Optional;

/** What a refresh token turns out to be that an application presents. */
public sealed interface Presented {
  /**
   * It is good.
   *
   * @param next what it is to be exchanged for; empty if it stays
   */
  record Good(RefreshToken token, Optional<String> next) implements Presented {
    /** Without the next one. */
    @Override
    public String toString() {
      return "Good[" + token.id() + "]";
    }
  }

  /**
   * It was exchanged a moment ago, and the answer may have got lost.
   *
   * @param answer the same again
   */
  record Repeated(RefreshToken token, String answer) implements Presented {
    /** Without the answer. */
    @Override
    public String toString() {
      return "Repeated[" + token.id() + "]";
    }
  }

  /**
   * It was exchanged before the server was stopped, and that the answer has left is not known: it
   * can leave now, once.
   *
   * @param latest of the token that the answer brings
   * @param answer the same again
   */
  record Lost(RefreshToken token, Digest latest, String answer) implements Presented {
    /** Without the answer. */
    @Override
    public String toString() {
      return "Lost[" + token.id() + "]";
    }
  }

  /** It was exchanged before, so somebody has a copy: all that descend from it have ended now. */
  record Reused() implements Presented {}

  /** It is nobody's, another application's, expired or ended. */
  record Unknown() implements Presented {}

  /** Another node has exchanged it this very moment: whether its answer got lost is yet to show. */
  record Undecided() implements Presented {}
}
