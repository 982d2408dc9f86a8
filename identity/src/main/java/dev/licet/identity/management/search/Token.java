package dev.licet.identity.management.search;

/**
 * A word or sign of a query.
 *
 * @param text of a word or a quoted text, what it stands for; of a sign, the sign
 * @param place of its first character, from 1
 */
record Token(Kind kind, String text, int place) {
  enum Kind {
    /** A word that is not quoted; its wildcards are {@link Reader#WILDCARD}. */
    WORD,
    QUOTED,
    SIGN,
    END
  }

  boolean is(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  boolean isValue() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
