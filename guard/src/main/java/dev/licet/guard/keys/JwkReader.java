package dev.licet.guard.keys;

import dev.licet.guard.internal.Base64Url;
import dev.licet.guard.internal.Json;
import dev.licet.guard.internal.Malformed;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/** Reads one JWK (RFC 7517 section 4), if it is a public key that is fit to verify signatures. */
final class JwkReader {
  private static final List<String> SECRETS = List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

  private final Json.Members jwk;

  private JwkReader(Json.Members jwk) {
    this.jwk = jwk;
  }

  static VerificationKey read(Json.Members jwk) throws Malformed {
    return new JwkReader(jwk).read();
  }

  private VerificationKey read() throws Malformed {
    for (String secret : SECRETS) {
      if (jwk.has(secret)) {
        throw new Malformed("it is not a public key, for it has the member " + secret);
      }
    }
    requireUse();
    KeyType type = type();
    Optional<SignatureAlgorithm> onlyFor = onlyFor(type);
    try {
      return new VerificationKey(text("kid"), type, onlyFor, publicKey(type));
    } catch (GeneralSecurityException e) {
      throw new Malformed("its numbers do not make a key");
    }
  }

  private void requireUse() throws Malformed {
    if (jwk.has("use") && !jwk.text("use").equals(Optional.of("sig"))) {
      throw new Malformed("its use is not sig");
    }
    if (jwk.has("key_ops") && !isForVerifying(jwk.get("key_ops").orElseThrow())) {
      throw new Malformed("its key_ops do not have verify");
    }
  }

  private static boolean isForVerifying(Json operations) {
    return operations instanceof Json.Sequence list
        && list.items().contains(new Json.Text("verify"));
  }

  private KeyType type() throws Malformed {
    String kind = text("kty").orElse("") + " " + text("crv").orElse("");
    return switch (kind) {
      case "RSA " -> KeyType.RSA;
      case "EC P-256" -> KeyType.P256;
      case "EC P-384" -> KeyType.P384;
      case "EC P-521" -> KeyType.P521;
      case "OKP Ed25519" -> KeyType.ED25519;
      default -> throw new Malformed("its kty and crv are none of ours");
    };
  }

  private Optional<SignatureAlgorithm> onlyFor(KeyType type) throws Malformed {
    Optional<String> name = text("alg");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    Optional<SignatureAlgorithm> algorithm = SignatureAlgorithm.named(name.get());
    if (algorithm.isEmpty() || algorithm.get().keyType() != type) {
      throw new Malformed("its alg does not go with its kty");
    }
    return algorithm;
  }

  private PublicKey publicKey(KeyType type) throws Malformed, GeneralSecurityException {
    return switch (type) {
      case RSA -> RsaJwk.publicKey(jwk);
      case ED25519 -> CurveJwk.edwards(jwk);
      case P256, P384, P521 -> CurveJwk.weierstrass(jwk, type);
    };
  }

  /** A member that must be a string if it is there. */
  private Optional<String> text(String name) throws Malformed {
    if (jwk.has(name) && jwk.text(name).isEmpty()) {
      throw new Malformed("its " + name + " is not a string");
    }
    return jwk.text(name);
  }

  /** The octets of a member that must be there. */
  static byte[] octets(Json.Members jwk, String name) throws Malformed {
    Optional<String> text = jwk.text(name);
    if (text.isEmpty()) {
      throw new Malformed("its " + name + " is missing");
    }
    return Base64Url.decode(text.get());
  }
}
