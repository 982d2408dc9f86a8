package dev.licet.identity.management.search;

import dev.licet.identity.management.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Cuts a query into its words and signs. */
final class Reader {
  /** Stands for a {@code *} that is not escaped; no text from outside has it. */
  static final char WILDCARD = '\uE000';

  private static final String SIGNS = "()[]{}:";
  private static final String BREAKS = "()[]{}\"";

  private final String query;
  private int position;

  private Reader(String query) {
    this.query = query;
  }

  static List<Token> read(String query) {
    if (query.indexOf(WILDCARD) >= 0) {
      throw new NotUnderstood("a character of the private use area", query.indexOf(WILDCARD) + 1);
    }
    return new Reader(query).tokens();
  }

  private List<Token> tokens() {
    var tokens = new ArrayList<Token>();
    for (skip(); position < query.length(); skip()) {
      tokens.add(next(tokens));
    }
    tokens.add(new Token(Kind.END, "", query.length() + 1));
    return tokens;
  }

  private void skip() {
    while (position < query.length() && query.charAt(position) == ' ') {
      position++;
    }
  }

  private Token next(List<Token> before) {
    char c = query.charAt(position);
    if (c == '"') {
      return quoted();
    }
    if (SIGNS.indexOf(c) >= 0) {
      position++;
      return new Token(Kind.SIGN, String.valueOf(c), position);
    }
    boolean name = before.isEmpty() || !isBeforeValue(before.getLast());
    return name && c == '-' ? minus() : word(name);
  }

  /** Whether what follows is a value: after a colon, or inside the brackets of a range. */
  private static boolean isBeforeValue(Token token) {
    return token.is(":") || token.is("[") || token.is("{") || token.isWord("TO");
  }

  private Token minus() {
    position++;
    return new Token(Kind.WORD, "NOT", position);
  }

  private Token quoted() {
    int start = position++;
    var text = new StringBuilder();
    while (position < query.length() && query.charAt(position) != '"') {
      text.append(literal());
    }
    if (position >= query.length()) {
      throw new NotUnderstood("a quotation mark without its end", start + 1);
    }
    position++;
    return new Token(Kind.QUOTED, text.toString(), start + 1);
  }

  /** A name ends at its colon; a value may hold one, as times do. */
  private Token word(boolean name) {
    int start = position;
    var text = new StringBuilder();
    while (position < query.length() && !endsWord(query.charAt(position), name)) {
      boolean wild = query.charAt(position) == '*';
      char next = literal();
      text.append(wild ? WILDCARD : next);
    }
    return new Token(Kind.WORD, text.toString(), start + 1);
  }

  private static boolean endsWord(char c, boolean name) {
    return c == ' ' || BREAKS.indexOf(c) >= 0 || (name && c == ':');
  }

  private char literal() {
    char c = query.charAt(position++);
    if (c != '\\') {
      return c;
    }
    if (position >= query.length()) {
      throw new NotUnderstood("a backslash before nothing", position);
    }
    return query.charAt(position++);
  }
}
