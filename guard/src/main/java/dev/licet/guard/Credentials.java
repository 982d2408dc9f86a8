package dev.licet.guard;

import dev.licet.guard.token.Check;

/** What a call presents. */
sealed interface Credentials {
  /** How a token comes (RFC 6750 section 2, RFC 9449 section 7.1). */
  enum Scheme {
    BEARER("Bearer"),
    DPOP("DPoP");

    private final String text;

    Scheme(String text) {
      this.text = text;
    }

    /** As it stands in a header; case does not matter there. */
    String text() {
      return text;
    }
  }

  /**
   * One token, not looked at yet.
   *
   * @param scheme how it came
   * @param header the header it came in, or one in which it could have come
   * @param from where in it the token begins
   * @param to where it ends, exclusive
   * @param inQuery whether it came in the URL, which caches must not learn
   */
  record Presented(Scheme scheme, String header, int from, int to, boolean inQuery)
      implements Credentials {
    String token() {
      return header.substring(from, to);
    }

    /** Without the token, which could be used to call anybody. */
    @Override
    public String toString() {
      return "Presented[" + scheme + "]";
    }
  }

  /** Something else. */
  record Flawed(Reason reason, String found) implements Credentials {
    Refusal refusal() {
      return Refusal.of(reason, Check.CREDENTIALS, "Authorization: Bearer TOKEN, once", found);
    }
  }
}
