package dev.licet.identity.bulk;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.oneOf;
import static dev.licet.identity.management.body.Shape.whole;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.shared.Outcome;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * {@code custom_password_hash} of Auth0's import schema: a hash of another algorithm than bcrypt.
 * Where its parts come one by one, as those of scrypt may, they are put together as a PHC string.
 */
final class CustomHash {
  private static final String MEMBER = "custom_password_hash";
  private static final Map<String, String> BEGINNINGS =
      Map.of("argon2", "$argon2", "bcrypt", "$2", "pbkdf2", "$pbkdf2-", "scrypt", "$scrypt$");

  private static final Pattern PBKDF2 =
      Pattern.compile(
          "\\$pbkdf2-(?:RSA-SHA|sha)(1|224|256|384|512)(?:WithRSA(?:Encryption)?)?"
              + "(?:\\$([il]=[^$]*))?\\$([^$]+\\$[^$]+)");

  private static final String USUAL_PBKDF2 = "i=100000,l=64";

  static final ObjectShape SHAPE =
      object()
          .must("algorithm", name(20))
          .must(
              "hash",
              object()
                  .must("value", name(1_000))
                  .may("encoding", oneOf("base64", "hex", "utf8"))
                  .may("digest", name(20))
                  .may("key", object().may("value", name(1_000)).may("encoding", name(20))))
          .may(
              "salt",
              object()
                  .must("value", name(1_000))
                  .may("encoding", oneOf("base64", "hex", "utf8"))
                  .may("position", oneOf("prefix", "suffix")))
          .may("password", object().may("encoding", name(20)))
          .may("keylen", whole(1, 64))
          .may("cost", whole(2, 1 << 20))
          .may("blockSize", whole(1, 99))
          .may("parallelization", whole(1, 99));

  private CustomHash() {}

  /** The hash as one text, once it has its shape; whether it can be checked is another matter. */
  static Outcome<String> text(JsonNode custom) {
    var algorithm = custom.get("algorithm").stringValue();
    var beginning = Optional.ofNullable(BEGINNINGS.get(algorithm));
    if (beginning.isEmpty()) {
      return refused(
          "This server takes hashes of argon2, bcrypt, pbkdf2 and scrypt, none of " + algorithm);
    }
    var encoding = custom.at("/password/encoding").asString("utf8");
    if (!encoding.equals("utf8") && !encoding.equals("ascii")) {
      return refused("Passwords are hashed as utf8 here, not as " + encoding);
    }
    var value = custom.at("/hash/value").stringValue();
    boolean isWhole = value.startsWith(beginning.get());
    if (isWhole && custom.get("salt") == null) {
      return Outcome.done(algorithm.equals("pbkdf2") ? pbkdf2(value) : value);
    }
    return algorithm.equals("scrypt") && !isWhole
        ? scrypt(custom)
        : refused(
            "A hash of "
                + algorithm
                + " is one text that holds its salt: "
                + beginning.get()
                + "…");
  }

  /** Auth0 knows digests by OpenSSL's older names too, and what is meant where nothing is said. */
  private static String pbkdf2(String value) {
    var parts = PBKDF2.matcher(value);
    return parts.matches()
        ? "$pbkdf2-sha%s$%s$%s"
            .formatted(
                parts.group(1),
                Optional.ofNullable(parts.group(2)).orElse(USUAL_PBKDF2),
                parts.group(3))
        : value;
  }

  private static Outcome<String> scrypt(JsonNode custom) {
    int cost = custom.path("cost").asInt(16_384);
    if (Integer.bitCount(cost) != 1) {
      return refused("The cost of scrypt is a power of two");
    }
    if (custom.get("salt") == null) {
      return refused("A hash of scrypt has a salt");
    }
    try {
      var hash = bytes(custom.get("hash"), "base64");
      if (custom.path("keylen").asInt(hash.length) != hash.length) {
        return refused("The hash has " + hash.length + " bytes, which keylen denies");
      }
      return Outcome.done(
          "$scrypt$ln=%d,r=%d,p=%d$%s$%s"
              .formatted(
                  Integer.numberOfTrailingZeros(cost),
                  custom.path("blockSize").asInt(8),
                  custom.path("parallelization").asInt(1),
                  base64(bytes(custom.get("salt"), "utf8")),
                  base64(hash)));
    } catch (IllegalArgumentException e) {
      return refused("The hash or its salt is not encoded as it says");
    }
  }

  private static byte[] bytes(JsonNode part, String usual) {
    var text = part.get("value").stringValue();
    return switch (part.path("encoding").asString(usual)) {
      case "base64" -> Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
      case "hex" -> HexFormat.of().parseHex(text);
      default -> text.getBytes(UTF_8);
    };
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Outcome<String> refused(String message) {
    return Outcome.invalid(MEMBER, message);
  }
}
