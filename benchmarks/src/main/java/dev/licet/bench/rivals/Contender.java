package dev.licet.bench.rivals;

/** One way to verify access tokens. */
public interface Contender {
  /** Verifies what a call presents. What it gives is of no interest, only that it is made. */
  Object verify(String presented) throws Refused;

  /** The text that a call with this token presents to it. */
  default String presented(String token) {
    return token;
  }
}
