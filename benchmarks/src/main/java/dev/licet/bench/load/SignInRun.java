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
 * SECONDS ROUNDS LICET KEYCLOAK}, both as {@code NAME=TITLE=URL}. Both hash alike. The identity
 * server hashes on half of the cores; so the hash alone is measured on as many, and on all.
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
    Side limit = Hashing.in(Math.max(1, cores / 2), "argon2");
    Side all = Hashing.in(cores, "argon2.allcores");
    Duration time = Duration.ofSeconds(Long.parseLong(args[1]));
    Rounds rounds =
        Rounds.run(List.of(licet, keycloak, limit, all), Integer.parseInt(args[2]), time);

    facts.add(
        "identity.login.vs.hashlimit",
        rounds.ratio(licet, limit, Result::perSecond),
        "sign-ins a second, of what the hash alone allows in as many threads as the server has for it");
    facts.add(
        "identity.login.vs.allcores",
        rounds.ratio(licet, all, Result::perSecond),
        "sign-ins a second, of what the hash alone allows on all cores");
    new Verdicts(Kind.LOGIN, new Rounds(List.of(licet, keycloak), rounds.results()), facts).write();
    for (Side hash : List.of(limit, all)) {
      facts.add(
          hash.name() + ".per_s", rounds.of(hash, Result::perSecond), hash.title() + ", a second");
    }
  }
}
