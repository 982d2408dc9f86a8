package dev.licet.identity.application;

/**
 * How the ID tokens of an application are made ({@code jwt_configuration}).
 *
 * @param algorithm the JWS algorithm that signs them: {@code RS256} or {@code PS256}. HS256 would
 *     need the client secret, of which only a digest is kept
 * @param lifetime seconds
 */
public record IdTokenSettings(String algorithm, int lifetime) {
  static IdTokenSettings of(ApplicationDetails details) {
    var said = details.members().path("jwt_configuration");
    return new IdTokenSettings(
        said.path("alg").asString("RS256"), said.path("lifetime_in_seconds").asInt(36_000));
  }
}
