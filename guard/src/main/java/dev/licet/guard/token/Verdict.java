package dev.licet.guard.token;

import java.util.Optional;

/** What a verifier says to a token. */
public sealed interface Verdict {
  /** Every check passed. */
  final class Verified implements Verdict {
    private final VerifiedToken token;
    private final Term term;

    Verified(VerifiedToken token, Term term) {
      this.token = token;
      this.term = term;
    }

    /** What the token says. */
    public VerifiedToken token() {
      return token;
    }

    Term term() {
      return term;
    }
  }

  /** A check failed; those after it were not made. */
  final class Rejected implements Verdict {
    private final Finding finding;
    private final Optional<Term> term;

    Rejected(Finding finding) {
      this(finding, Optional.empty());
    }

    Rejected(Finding finding, Optional<Term> term) {
      this.finding = finding;
      this.term = term;
    }

    /** Which check, and why. */
    public Finding finding() {
      return finding;
    }

    /** How long the token need not be judged anew; empty where that is cheap, or may change. */
    Optional<Term> term() {
      return term;
    }
  }
}
