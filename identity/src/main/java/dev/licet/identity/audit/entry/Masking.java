package dev.licet.identity.audit.entry;

import dev.licet.identity.shared.FieldChecks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps secrets out of the log: by the name of the member that holds one, and by what a value looks
 * like, whatever its name. Events hold none on purpose; this is for what they hold by mistake, and
 * for what people keep in metadata.
 */
final class Masking {
  static final String MASK = "***";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "secret|passw|passphrase|passcode|\\bpwd\\b|smtp_pass|token|hash|private|credential"
              + "|api_?key|access_?key|signing_?key|authorization\\b|cookie|\\bcode\\b|_code\\b|otp"
              + "|\\bpin\\b|recovery|assertion|verifier|session|signature|\\bkey\\b|cert\\b|pkcs");

  /** Members of that kind of name that say how, not what. */
  private static final Set<String> HARMLESS =
      Set.of(
          "token_endpoint_auth_method",
          "token_lifetime",
          "token_lifetime_for_web",
          "token_dialect",
          "idle_token_lifetime",
          "infinite_token_lifetime",
          "infinite_idle_token_lifetime",
          "is_token_endpoint_ip_header_trusted",
          "last_password_reset",
          "session_lifetime",
          "idle_session_lifetime",
          "ephemeral_session_lifetime",
          "idle_ephemeral_session_lifetime",
          "session_lifetime_in_minutes",
          "idle_session_lifetime_in_minutes",
          "password_policy",
          "secret_encoded",
          "oidc_backchannel_logout_session_metadata",
          "language_code",
          "country_code",
          "error_code",
          "zip_code");

  /** Members of that kind of name that hold further members: each of those is looked at. */
  private static final Set<String> HOLDERS =
      Set.of(
          "refresh_token",
          "token_encryption",
          "token_quota",
          "session_cookie",
          "sessions",
          "password_complexity_options",
          "password_history",
          "password_no_personal_info",
          "password_dictionary",
          "password_options",
          "change_password",
          "subject_type_authorization");

  /** What tokens, keys, hashes of passwords and our own secrets look like. */
  private static final Pattern SECRET_VALUE =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]*){0,3}"
              + "|-----BEGIN [A-Z0-9 ]+-----[^-]*(?:-----END [A-Z0-9 ]+-----)?"
              + "|\\$(?:2[abxy]|argon2(?:id|i|d)|scrypt|pbkdf2[a-z0-9-]*|[1567])\\$\\S+"
              + "|(?i:\\b(?:bearer|basic)) +[A-Za-z0-9._~+/=-]{8,}"
              + "|(?<![A-Za-z0-9_-])(?=[a-z_-]*[A-Z0-9])(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{40,}");

  private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

  /** What no line and no database holds. */
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]");

  private Masking() {}

  /** The members, each of which may be kept. */
  static Map<String, Object> members(Map<String, ?> members) {
    var kept = new LinkedHashMap<String, Object>();
    members.forEach((name, value) -> kept.put(line(name), value(name, value, false)));
    return kept;
  }

  /** A text that may be kept: one line, without what looks like a secret. */
  static String line(String text) {
    var line = FieldChecks.isLine(text) ? text : BREAKS.matcher(text).replaceAll("?");
    return SECRET_VALUE.matcher(line).replaceAll(MASK);
  }

  private static Object value(String name, @Nullable Object value, boolean secret) {
    boolean masked = secret || (isSecret(name) && !(isHolder(name) && value instanceof Map));
    return switch (value) {
      case null -> "";
      case Map<?, ?> map -> map(map, masked);
      case List<?> list -> list.stream().map(item -> value("", item, masked)).toList();
      case JsonNode node -> value(name, JSON.treeToValue(node, Object.class), secret);
      case Boolean flag -> flag;
      case Number number -> masked ? MASK : number;
      case String text -> masked && !text.isEmpty() ? MASK : line(text);
      default -> masked ? MASK : line(value.toString());
    };
  }

  private static Map<String, Object> map(Map<?, ?> map, boolean secret) {
    var kept = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> {
      var text = String.valueOf(name);
      kept.put(line(text), value(text, value, secret));
    });
    return kept;
  }

  private static boolean isSecret(String name) {
    var folded = folded(name);
    return !HARMLESS.contains(folded) && SECRET_NAME.matcher(folded).find();
  }

  private static boolean isHolder(String name) {
    return HOLDERS.contains(folded(name));
  }

  /** {@code clientSecret} as {@code client_secret}. */
  private static String folded(String name) {
    return HUMP.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
