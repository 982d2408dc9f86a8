package dev.licet.guard.watch;

import dev.licet.guard.Guard;
import dev.licet.guard.Permit;
import dev.licet.guard.Rule;
import dev.licet.guard.keys.KeySet;
import dev.licet.testkit.TestKey;
import dev.licet.testkit.TestKeys;
import dev.licet.testkit.TestTokens;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/**
 * An application with nothing on its class path but Guard; a process of its own, started by {@link
 * WithoutLibrariesTest}.
 */
final class WithoutLibraries {
  private WithoutLibraries() {}

  public static void main(String[] args) {
    TestKey key = TestKeys.rsa("key-1");
    KeySet keys = KeySet.parse(TestKeys.jwks(List.of(key)));
    TestTokens tokens =
        new TestTokens("https://a.example/", "urn:api", () -> key, Clock.systemUTC());
    Guard guard =
        Guard.builder()
            .domain("a.example")
            .audience("urn:api")
            .keys(() -> keys)
            .observer(new RefusalLog())
            .build();
    PrintStream out = System.out;
    out.println("permitted " + permits(guard, tokens.accessToken().text()));
    out.println("permitted " + permits(guard, tokens.expired().text()));
    out.println("libraries " + isThere("io.micrometer.core.instrument.MeterRegistry"));
    out.println("libraries " + isThere("io.opentelemetry.api.trace.Span"));
    out.println("libraries " + isThere("org.jspecify.annotations.Nullable"));
  }

  private static boolean permits(Guard guard, String token) {
    return guard.check(name -> List.of("Bearer " + token), Rule.authenticated()) instanceof Permit;
  }

  private static boolean isThere(String type) {
    try {
      return Class.forName(type) != null;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
