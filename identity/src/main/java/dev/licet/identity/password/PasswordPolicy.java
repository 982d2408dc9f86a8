package dev.licet.identity.password;

import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What passwords of a connection must be like.
 *
 * @param minLength at least so many characters
 * @param history how many passwords before the new one it may not be; 0 where nobody asks
 * @param dictionary words that are none, in small letters, besides the commonest passwords; empty
 *     where common ones are allowed
 * @param noPersonalInfo whether nothing that the user is called may be part of it
 */
public record PasswordPolicy(
    PasswordLevel level,
    int minLength,
    int history,
    Optional<Set<String>> dictionary,
    boolean noPersonalInfo) {
  /** What is remembered of earlier passwords at most. */
  public static final int LONGEST_HISTORY = 24;

  /** Shorter ones are part of many words that have nothing to do with the user. */
  private static final int SHORTEST_NAME = 3;

  public PasswordPolicy {
    dictionary = dictionary.map(Set::copyOf);
  }

  /** The usual one of a level. */
  public static PasswordPolicy of(PasswordLevel level) {
    return new PasswordPolicy(level, level.shortest(), 0, Optional.empty(), false);
  }

  /** Each demand on its strength, and whether the password meets it. */
  public List<StrengthRule> strength(String password) {
    return level.rules(password, minLength);
  }

  /**
   * The first thing that is wrong with it; what it was before is not looked at here.
   *
   * @param names the user's e-mail, name and the like
   */
  public Optional<PasswordProblem> problem(String password, Collection<String> names) {
    return tooLong(password)
        .or(() -> weak(password))
        .or(() -> common(password, names))
        .or(() -> personal(password, names));
  }

  private static Optional<PasswordProblem> tooLong(String password) {
    return password.length() > Passwords.LONGEST
        ? strengthProblem("A password has at most %d characters".formatted(Passwords.LONGEST))
        : Optional.empty();
  }

  private Optional<PasswordProblem> weak(String password) {
    return strength(password).stream()
        .filter(rule -> !rule.verified())
        .findFirst()
        .flatMap(rule -> strengthProblem(rule.sentence()));
  }

  private Optional<PasswordProblem> common(String password, Collection<String> names) {
    var word = folded(password);
    boolean found =
        dictionary
            .map(own ->
                own.contains(word)
                    || CommonPasswords.contains(password)
                    || names.stream().map(PasswordPolicy::folded).anyMatch(word::equals))
            .orElse(false);
    return found
        ? Optional.of(
            new PasswordProblem(
                PasswordProblem.Kind.DICTIONARY,
                "This password is among the first that anybody would guess"))
        : Optional.empty();
  }

  private Optional<PasswordProblem> personal(String password, Collection<String> names) {
    var text = folded(password);
    boolean found =
        noPersonalInfo
            && names.stream()
                .flatMap(PasswordPolicy::parts)
                .filter(part -> part.length() >= SHORTEST_NAME)
                .anyMatch(text::contains);
    return found
        ? Optional.of(
            new PasswordProblem(
                PasswordProblem.Kind.PERSONAL,
                "A password contains nothing of the user's name or e-mail"))
        : Optional.empty();
  }

  /** A name whole and, where it is an address, what is before the at sign. */
  private static Stream<String> parts(String name) {
    var word = folded(name);
    int at = word.indexOf('@');
    return at < 0 ? Stream.of(word) : Stream.of(word, word.substring(0, at));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  private static Optional<PasswordProblem> strengthProblem(String sentence) {
    return Optional.of(new PasswordProblem(PasswordProblem.Kind.STRENGTH, sentence));
  }
}
