package dev.licet.bench.rivals;

import dev.licet.bench.Material;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;

/** Vert.x' JWT authentication. It answers with a future, which is complete at once. */
final class Vertx {
  private Vertx() {}

  static Contender of(Material material) {
    JWTAuth auth = JWTAuth.create(io.vertx.core.Vertx.vertx(), options(material));
    return token -> {
      Future<User> user = auth.authenticate(new TokenCredentials(token));
      if (user.succeeded()) {
        return user.result();
      }
      throw new Refused(user.cause());
    };
  }

  private static JWTAuthOptions options(Material material) {
    JsonObject key = new JsonObject(material.jwks()).getJsonArray("keys").getJsonObject(0);
    return new JWTAuthOptions()
        .addJwk(key)
        .setJWTOptions(
            new JWTOptions()
                .setAlgorithm(material.algorithm())
                .setIssuer(Material.ISSUER)
                .addAudience(Material.AUDIENCE));
  }
}
