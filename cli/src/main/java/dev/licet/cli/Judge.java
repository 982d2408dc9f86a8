package dev.licet.cli;

import dev.licet.guard.Explanation;
import dev.licet.guard.Guard;
import dev.licet.guard.Rule;
import dev.licet.guard.dpop.Dpop;
import dev.licet.guard.keys.KeySet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The API that a token is held against: the same Guard that protects real ones.
 *
 * @param provider whose tokens it takes
 * @param audiences its identifiers
 * @param audienceOfToken whether these were taken from the token itself
 * @param guard Guard, with these settings
 * @param rule what its route asks for
 */
record Judge(
    String provider, List<String> audiences, boolean audienceOfToken, Guard guard, Rule rule)
    implements AutoCloseable {

  /**
   * From options, environment, {@code .env} and the server's data, in this order.
   *
   * @throws IllegalArgumentException if a setting is missing or wrong
   */
  static Judge of(JudgeOptions options, Surroundings surroundings, Optional<TokenText> token) {
    Settings settings = new Settings(surroundings);
    Guard.Builder builder =
        Guard.builder().clock(surroundings.clock()).dpop(Dpop.accepted()).mutualTls();
    String provider = provider(options, settings, builder);
    List<String> audiences = settings.list(options.audiences, "API_IDENTIFIER");
    boolean ofToken = audiences.isEmpty();
    if (ofToken) {
      audiences = List.of(token.flatMap(TokenText::firstAudience).orElse("(none)"));
    }
    builder.audience(audiences.toArray(String[]::new));
    List<String> algorithms = settings.list(List.of(), "ALGORITHMS");
    if (!algorithms.isEmpty()) {
      builder.algorithms(algorithms);
    }
    keys(options, settings, builder);
    return new Judge(provider, audiences, ofToken, builder.build(), rule(options));
  }

  Explanation explain(String token) {
    return guard.explain(token, rule);
  }

  @Override
  public void close() {
    guard.close();
  }

  private static String provider(JudgeOptions options, Settings settings, Guard.Builder builder) {
    if (options.issuer != null) {
      builder.issuer(options.issuer);
      return options.issuer;
    }
    String domain =
        settings
            .first(options.domain, "AUTH0_DOMAIN")
            .or(() -> ServerAccess.domainIn(settings.surroundings.data()))
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "No provider is named: give --domain, or set AUTH0_DOMAIN, or LICET_DATA to"
                        + " the data directory of a Licet server"));
    builder.domain(domain);
    return domain;
  }

  private static void keys(JudgeOptions options, Settings settings, Guard.Builder builder) {
    if (options.jwks != null) {
      KeySet keys = keysIn(settings.surroundings.directory().resolve(options.jwks));
      builder.keys(() -> keys);
      return;
    }
    Path ofServer = ServerAccess.authoritiesIn(settings.surroundings.data());
    Optional.ofNullable(options.caFile)
        .or(() -> settings.first(null, "LICET_CA_FILE").map(Path::of))
        .map(settings.surroundings.directory()::resolve)
        .or(() -> Optional.of(ofServer).filter(Files::exists))
        .ifPresent(builder::caFile);
  }

  private static KeySet keysIn(Path file) {
    try {
      return KeySet.parse(Files.readString(file));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("The key set '" + file + "' cannot be read", unreadable);
    } catch (IllegalArgumentException noKeySet) {
      throw new IllegalArgumentException(
          "The key set '" + file + "' is " + noKeySet.getMessage(), noKeySet);
    }
  }

  private static Rule rule(JudgeOptions options) {
    return options.permissions.isEmpty()
        ? Rule.authenticated()
        : Rule.allOf(options.permissions.toArray(String[]::new));
  }

  /** The environment, and beneath it the {@code .env} file. */
  private record Settings(Surroundings surroundings) {
    Optional<String> first(@Nullable String option, String variable) {
      return Optional.ofNullable(option)
          .filter(value -> !value.isBlank())
          .or(() -> surroundings.setting(variable));
    }

    List<String> list(List<String> options, String variable) {
      if (!options.isEmpty()) {
        return options;
      }
      String values = first(null, variable).orElse("");
      return new ArrayList<>(
          Arrays.stream(values.split(","))
              .map(String::strip)
              .filter(value -> !value.isEmpty())
              .toList());
    }
  }
}
