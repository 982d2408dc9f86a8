package dev.licet.bench;

import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestToken;
import dev.licet.testkit.TestTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Signs the tokens to measure with: {@code FOLDER ALGORITHM=COUNT…}. */
public final class MaterialMaker {
  private static final String SCOPE =
      "openid profile read:orders write:orders read:parts read:bills";
  private static final List<String> PERMISSIONS =
      List.of(
          "read:orders", "write:orders", "read:parts", "read:bills", "read:stock", "read:prices");

  private final TestKey key;
  private final Clock clock;
  private final TestTokens tokens;

  private MaterialMaker(TestKey key, Clock clock) {
    this.key = key;
    this.clock = clock;
    this.tokens = new TestTokens(Material.ISSUER, Material.AUDIENCE, () -> key, clock);
  }

  /** Makes them. */
  public static void main(String[] args) throws IOException {
    NativeProvider.installIfThere();
    for (String wish : Arrays.asList(args).subList(1, args.length)) {
      String[] parts = wish.split("=", 2);
      of(parts[0], Integer.parseInt(parts[1]), Clock.systemUTC()).write(Path.of(args[0]));
    }
  }

  /** A new key, and so many tokens by it that last a month. */
  public static Material of(String algorithm, int count, Clock clock) {
    return new MaterialMaker(newKey(algorithm), clock).make(count);
  }

  private static TestKey newKey(String algorithm) {
    return switch (algorithm.substring(0, 2)) {
      case "RS", "PS" -> TestKeys.rsa(Material.KEY_ID).signing(algorithm);
      case "ES" -> TestKeys.ec(Material.KEY_ID, algorithm);
      default -> TestKeys.ed25519(Material.KEY_ID);
    };
  }

  private Material make(int count) {
    return new Material(
        key.algorithm(),
        TestKeys.jwks(List.of(key)),
        Base64.getEncoder().encodeToString(key.publicKey().getEncoded()),
        IntStream.range(0, count).parallel().mapToObj(user -> good(user).text()).toList(),
        bad());
  }

  /** As Auth0 writes it for a user of an API with permissions: about 965 characters with RS256. */
  private TestToken good(int user) {
    return tokens
        .withPermissions(PERMISSIONS.toArray(String[]::new))
        .claim("sub", "auth0|%024x".formatted(0x5f7c8ec7L << 32 | user))
        .claim("exp", clock.instant().plus(Duration.ofDays(30)).getEpochSecond())
        .claim("scope", SCOPE)
        .claim("azp", "my0r6n1ZKp1TBdR6Dk4ZyQvIiGhH3kLw");
  }

  private Map<String, String> bad() {
    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("changed signature", withChangedSignature(good(0).text()));
    bad.put("wrong audience", good(0).claim("aud", "https://stock.example.com").text());
    bad.put("wrong issuer", good(0).claim("iss", "https://other.eu.auth0.com/").text());
    bad.put(
        "expired",
        good(0).claim("exp", clock.instant().minus(Duration.ofHours(1)).getEpochSecond()).text());
    return bad;
  }

  /** Another character in the middle of the signature, where no padding bits are. */
  private static String withChangedSignature(String token) {
    StringBuilder text = new StringBuilder(token);
    int at = token.lastIndexOf('.') + 40;
    text.setCharAt(at, text.charAt(at) == 'A' ? 'B' : 'A');
    return text.toString();
  }
}
