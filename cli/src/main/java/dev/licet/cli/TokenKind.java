package dev.licet.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which kind of token a JWT looks like. */
final class TokenKind {
  private static final List<String> OF_ID_TOKENS = List.of("nonce", "at_hash", "c_hash", "s_hash");
  private static final List<String> OF_ACCESS_TOKENS =
      List.of("scope", "permissions", "gty", "azp", "client_id");

  private TokenKind() {}

  static String of(Map<String, Object> header, Map<String, Object> claims) {
    String type = Json.text(header, "typ").orElse("").toLowerCase(Locale.ROOT);
    return switch (type.startsWith("application/") ? type.substring(12) : type) {
      case "at+jwt" -> accessToken("rfc9068_profile", claims);
      case "logout+jwt" -> "logout token";
      case "dpop+jwt" -> "DPoP proof";
      case "statuslist+jwt" -> "status list";
      case "secevent+jwt" -> "security event token";
      case "", "jwt" -> byClaims(claims);
      default -> "JWT of type " + Shown.text(type);
    };
  }

  private static String byClaims(Map<String, Object> claims) {
    if (claims.containsKey("events")) {
      return "logout token";
    }
    if (OF_ID_TOKENS.stream().anyMatch(claims::containsKey)) {
      return "ID token";
    }
    return OF_ACCESS_TOKENS.stream().anyMatch(claims::containsKey)
        ? accessToken("access_token", claims)
        : "JWT of unknown kind";
  }

  private static String accessToken(String dialect, Map<String, Object> claims) {
    String authz = claims.containsKey("permissions") ? "_authz" : "";
    return "access token (dialect " + dialect + authz + ")";
  }
}
