package dev.licet.identity.management.search;

import dev.licet.identity.management.search.Condition.Both;
import dev.licet.identity.management.search.Condition.Either;
import dev.licet.identity.management.search.Condition.Exists;
import dev.licet.identity.management.search.Condition.Not;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads a query: {@code email:"a@example.com" AND (name:A* OR NOT blocked:true)}. Between two
 * conditions stands AND or OR; NOT binds more tightly than AND, and AND than OR.
 */
public final class Searches {
  private static final int DEEPEST = 20;
  private static final int MOST_TERMS = 50;

  private final List<Token> tokens;
  private final SearchFields fields;
  private int position;
  private int depth;
  private int terms;

  private Searches(List<Token> tokens, SearchFields fields) {
    this.tokens = tokens;
    this.fields = fields;
  }

  /**
   * Reads it; a blank one asks for everything.
   *
   * @throws NotUnderstood with what is not understood, and its place
   */
  public static Condition read(String query, SearchFields fields) {
    return query.isBlank()
        ? Condition.everything()
        : new Searches(Reader.read(query), fields).whole();
  }

  private Condition whole() {
    var condition = either(this::term);
    if (peek().kind() != Token.Kind.END) {
      throw unexpected("AND or OR");
    }
    return condition;
  }

  private Condition either(Supplier<Condition> term) {
    var parts = new ArrayList<>(List.of(both(term)));
    while (skip("OR")) {
      parts.add(both(term));
    }
    return parts.size() == 1 ? parts.getFirst() : new Either(parts);
  }

  private Condition both(Supplier<Condition> term) {
    var parts = new ArrayList<>(List.of(negated(term)));
    while (skip("AND")) {
      parts.add(negated(term));
    }
    return parts.size() == 1 ? parts.getFirst() : new Both(parts);
  }

  private Condition negated(Supplier<Condition> term) {
    return skip("NOT") ? deeper(() -> new Not(negated(term))) : group(term);
  }

  private Condition group(Supplier<Condition> term) {
    if (!peek().is("(")) {
      return term.get();
    }
    position++;
    var inner = deeper(() -> either(term));
    expect(")");
    return inner;
  }

  private Condition deeper(Supplier<Condition> inner) {
    if (++depth > DEEPEST) {
      throw new NotUnderstood(
          "more than " + DEEPEST + " parentheses in each other", peek().place());
    }
    var condition = inner.get();
    depth--;
    return condition;
  }

  private Condition term() {
    if (++terms > MOST_TERMS) {
      throw new NotUnderstood("more than " + MOST_TERMS + " conditions", peek().place());
    }
    var name = peek();
    if (name.kind() != Token.Kind.WORD || !tokens.get(position + 1).is(":")) {
      throw unexpected("the name of a field and a colon");
    }
    position += 2;
    return name.text().equals("_exists_") ? exists() : ofField(field(name));
  }

  private Condition exists() {
    var name = peek();
    if (!name.isValue()) {
      throw unexpected("the name of a field");
    }
    position++;
    return new Exists(field(name));
  }

  private SearchField field(Token name) {
    return fields
        .find(name.text())
        .orElseThrow(() -> new NotUnderstood("an unknown field", name.place()));
  }

  private Condition ofField(SearchField field) {
    return peek().is("(") ? group(() -> valueOf(field)) : valueOf(field);
  }

  private Condition valueOf(SearchField field) {
    var token = peek();
    position++;
    if (token.is("[") || token.is("{")) {
      return range(field, token.is("["));
    }
    if (!token.isValue()) {
      position--;
      throw unexpected("a value");
    }
    return Values.condition(field, token);
  }

  private Condition range(SearchField field, boolean lowIncluded) {
    var low = value();
    if (!skip("TO")) {
      throw unexpected("TO");
    }
    var high = value();
    boolean highIncluded = peek().is("]");
    if (!highIncluded && !peek().is("}")) {
      throw unexpected("] or }");
    }
    position++;
    return Values.range(field, low, lowIncluded, high, highIncluded);
  }

  private Token value() {
    var token = peek();
    if (!token.isValue()) {
      throw unexpected("a value");
    }
    position++;
    return token;
  }

  private boolean skip(String word) {
    boolean there = peek().isWord(word);
    position += there ? 1 : 0;
    return there;
  }

  private void expect(String sign) {
    if (!peek().is(sign)) {
      throw unexpected(sign);
    }
    position++;
  }

  private Token peek() {
    return tokens.get(position);
  }

  private NotUnderstood unexpected(String expected) {
    var found = peek().kind() == Token.Kind.END ? "the end" : "something else";
    return new NotUnderstood(found + " instead of " + expected, peek().place());
  }
}
