package dev.licet.identity.trial;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.issuing.IssuedToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import org.springframework.stereotype.Component;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes a token of our own apart for people to read. */
@Component
class TokenReading {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final PrettyPrinter LAYOUT =
      new DefaultPrettyPrinter(
          Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER));

  private final JsonMapper json;

  TokenReading(JsonMapper json) {
    this.json = json;
  }

  Reading read(IssuedToken token) {
    var parts = token.accessToken().split("\\.", -1);
    var claims = part(parts[1]);
    return new Reading(
        token.accessToken(),
        pretty(part(parts[0])),
        pretty(claims),
        TIME.format(Instant.ofEpochSecond(claims.path("exp").asLong())),
        token.expiresIn());
  }

  private JsonNode part(String encoded) {
    return json.readTree(new String(Base64.getUrlDecoder().decode(encoded), UTF_8));
  }

  private String pretty(JsonNode node) {
    return json.writer().with(LAYOUT).writeValueAsString(node);
  }

  /**
   * A token and what it says.
   *
   * @param expiresAt for people
   * @param expiresIn seconds
   */
  record Reading(
      String accessToken, String header, String claims, String expiresAt, int expiresIn) {
    @Override
    public String toString() {
      return "Reading[expiresAt=%s]".formatted(expiresAt);
    }
  }
}
