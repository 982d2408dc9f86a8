package dev.licet.identity.api;

/** The two profiles that the forms offer, one half of a {@link TokenDialect}. */
final class JwtProfile {
  static final String AUTH0 = "auth0";
  static final String RFC9068 = "rfc9068";

  private JwtProfile() {}

  static boolean isRfc9068(String profile) {
    return profile.equals(RFC9068);
  }

  static String of(TokenDialect dialect) {
    return dialect.isRfc9068() ? RFC9068 : AUTH0;
  }
}
