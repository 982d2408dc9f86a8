package dev.licet.cli;

import dev.licet.guard.token.UnverifiedJwt;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a token says of itself. Nothing of it is verified.
 *
 * @param headerJson the header
 * @param claimsJson the claims
 * @param header the header's members
 * @param claims the claims by name
 */
record TokenText(
    String headerJson, String claimsJson, Map<String, Object> header, Map<String, Object> claims) {

  /** Reads a token; empty if it is no JWT at all. */
  static Optional<TokenText> of(String token) {
    try {
      UnverifiedJwt jwt = UnverifiedJwt.parse(token);
      return Optional.of(
          new TokenText(
              jwt.headerJson(),
              jwt.claimsJson(),
              Json.object(jwt.headerJson()).orElse(Map.of()),
              Json.object(jwt.claimsJson()).orElse(Map.of())));
    } catch (IllegalArgumentException noJwt) {
      return Optional.empty();
    }
  }

  /** What kind of token this is. */
  String kind() {
    return TokenKind.of(header, claims);
  }

  /** The first audience that it names. */
  Optional<String> firstAudience() {
    return strings("aud").findFirst();
  }

  /** Its important members, in words. */
  Map<String, String> facts(Clock clock) {
    Map<String, String> facts = new LinkedHashMap<>();
    put(facts, "algorithm", Optional.ofNullable(header.get("alg")).map(Shown::text));
    put(facts, "key", Optional.ofNullable(header.get("kid")).map(Shown::text));
    put(facts, "issuer", claim("iss"));
    put(facts, "audience", list("aud"));
    put(facts, "subject", claim("sub"));
    put(facts, "application", claim("azp").or(() -> claim("client_id")));
    put(facts, "issued", time("iat", clock));
    put(facts, "not before", time("nbf", clock));
    put(facts, "expires", time("exp", clock));
    put(facts, "scope", list("scope"));
    put(facts, "permissions", list("permissions"));
    return facts;
  }

  private static void put(Map<String, String> facts, String name, Optional<String> value) {
    value.ifPresent(text -> facts.put(name, text));
  }

  private Optional<String> claim(String name) {
    return Optional.ofNullable(claims.get(name)).map(Shown::text);
  }

  private Optional<String> list(String name) {
    return claims.containsKey(name)
        ? Optional.of(Shown.text(String.join(", ", strings(name).toList())))
            .map(text -> text.isEmpty() ? "(none)" : text)
        : Optional.empty();
  }

  private Stream<String> strings(String name) {
    Object value = claims.get(name);
    if (value == null) {
      return Stream.empty();
    }
    return value instanceof List<?> several
        ? several.stream().map(String::valueOf)
        : Stream.of(value.toString());
  }

  /** A claim that is a time, and how far it is from now. */
  Optional<String> moment(String name, Clock clock) {
    return claims.get(name) instanceof Number ? time(name, clock) : Optional.empty();
  }

  private Optional<String> time(String name, Clock clock) {
    return Optional.ofNullable(claims.get(name)).map(value -> time(value, clock));
  }

  private static String time(Object value, Clock clock) {
    if (!(value instanceof Number)) {
      return Shown.text(value) + " (not a time)";
    }
    try {
      return Shown.time(Instant.ofEpochSecond(new BigDecimal(value.toString()).longValue()), clock);
    } catch (NumberFormatException | DateTimeException beyondAllCalendars) {
      return Shown.text(value) + " (not a time)";
    }
  }
}
