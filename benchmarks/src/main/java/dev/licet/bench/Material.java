package dev.licet.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A provider's public key, access tokens that it signed with one algorithm, and some that every
 * verifier must refuse. It lies in a folder, where {@link MaterialMaker} put it, so that every
 * measurement has the same.
 *
 * @param algorithm the {@code alg} of all tokens
 * @param jwks the JWK Set with the one key
 * @param encodedKey the same key, a SubjectPublicKeyInfo in base64
 * @param tokens good tokens, each of its own user
 * @param bad by what is wrong with it, one token each
 */
public record Material(
    String algorithm,
    String jwks,
    String encodedKey,
    List<String> tokens,
    Map<String, String> bad) {

  /** Whose tokens they are. */
  public static final String ISSUER = "https://tenant.eu.auth0.com/";

  /** What they are for. */
  public static final String AUDIENCE = "https://orders.example.com";

  /** The {@code kid} of the key. */
  public static final String KEY_ID = "NjVBRjY5MDlCMUIwNzU4RTA2QzZFMDQ4";

  /** So many distinct tokens are measured with, where no token is to have been seen. */
  public static final int COLD = 4096;

  /** Reads what lies in the folder of that algorithm. */
  public static Material read(Path folder, String algorithm) {
    Path place = folder.resolve(algorithm);
    try {
      return new Material(
          algorithm,
          Files.readString(place.resolve("jwks.json")),
          Files.readString(place.resolve("key")),
          Files.readAllLines(place.resolve("tokens"), StandardCharsets.US_ASCII),
          Files.readAllLines(place.resolve("bad"), StandardCharsets.US_ASCII).stream()
              .map(line -> line.split("\t", 2))
              .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1])));
    } catch (IOException e) {
      throw new IllegalStateException("there are no tokens to measure with in " + place, e);
    }
  }

  void write(Path folder) throws IOException {
    Path place = Files.createDirectories(folder.resolve(algorithm));
    Files.writeString(place.resolve("jwks.json"), jwks);
    Files.writeString(place.resolve("key"), encodedKey);
    Files.write(
        place.resolve("bad"),
        bad.entrySet().stream().map(entry -> entry.getKey() + "\t" + entry.getValue()).toList());
    Files.write(place.resolve("tokens"), tokens);
  }

  /** The tokens to take in turn where none is to have been seen. */
  public List<String> coldTokens() {
    return tokens.subList(0, Math.min(COLD, tokens.size()));
  }

  /** The key, made by the first security provider that makes such keys. */
  public PublicKey publicKey() {
    try {
      return KeyFactory.getInstance(keyFamily())
          .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(encodedKey)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no keys for " + algorithm, e);
    }
  }

  private String keyFamily() {
    return switch (algorithm.substring(0, 2)) {
      case "RS", "PS" -> "RSA";
      case "ES" -> "EC";
      default -> "Ed25519";
    };
  }

  /** What a token's signature covers. */
  public static byte[] signedOctets(String token) {
    return token.substring(0, token.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
  }

  /** A token's signature. */
  public static byte[] signature(String token) {
    return Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1));
  }
}
