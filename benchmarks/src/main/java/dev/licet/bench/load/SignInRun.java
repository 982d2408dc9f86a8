package dev.licet.bench.load;

import dev.licet.bench.Facts;
import dev.licet.bench.load.Load.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * Measures sign-ins with a password beside Keycloak's, and beside the hash alone: {@code FACTS
 * SECONDS ROUNDS LICET KEYCLOAK}, both as {@code NAME=TITLE=URL}. Both hash alike, on all cores.
 */
public final class SignInRun {
  private SignInRun() {}

  /** Measures. */
  public static void main(String[] args)
      throws IOException, InterruptedException, ExecutionException {
    Facts facts = new Facts(Path.of(args[0]));
    int cores = Runtime.getRuntime().availableProcessors();
    Side licet = Side.of(Server.of(args[3]), Kind.LOGIN);
    Side keycloak = Side.of(Server.of(args[4]), Kind.LOGIN);
    Side limit = Hashing.in(cores, "argon2");
    Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
    Rounds rounds = Rounds.run(List.of(licet, keycloak, limit), Integer.parseInt(args[2]), time);

    facts.add(
        "identity.login.vs.hashlimit",
        rounds.ratio(licet, limit, Result::perSecond),
        "sign-ins a second, of what the hash alone allows on all cores");
    new Verdicts(Kind.LOGIN, new Rounds(List.of(licet, keycloak), rounds.results()), facts).write();
    facts.add(
        limit.name() + ".per_s", rounds.of(limit, Result::perSecond), limit.title() + ", a second");
  }
}
