package dev.licet.identity.api;

import dev.licet.identity.key.SealedSecrets;
import dev.licet.identity.key.SigningKeys;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Ids;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Sees to it that an API's tokens can be signed: by keys of its algorithm, or by its secret. */
@Component
final class ApiSigning {
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{16,1000}");

  private final SigningKeys keys;
  private final SealedSecrets secrets;
  private final Ids ids;

  ApiSigning(SigningKeys keys, SealedSecrets secrets, Ids ids) {
    this.keys = keys;
    this.secrets = secrets;
    this.ids = ids;
  }

  /** The secret that signs its tokens. From memory, at most 5 s old. */
  Optional<String> secret(Api api) {
    return api.signingAlgorithm() == SigningAlgorithm.HS256
        ? secrets.find(name(api.id()))
        : Optional.empty();
  }

  static List<FieldProblem> check(SigningAlgorithm algorithm, Optional<String> secret) {
    var checks = new FieldChecks();
    secret.ifPresent(given ->
        checks
            .require(
                algorithm == SigningAlgorithm.HS256,
                "signing_secret",
                "Only HS256 signs with a secret, not " + algorithm)
            .require(
                SECRET.matcher(given).matches(),
                "signing_secret",
                "A signing secret is 16 to 1000 visible ASCII characters"));
    return checks.problems();
  }

  /** Has what the algorithm needs, and nothing that it does not. */
  void arrange(String id, SigningAlgorithm algorithm, Optional<String> given) {
    algorithm.keys().ifPresent(keys::prepare);
    if (algorithm != SigningAlgorithm.HS256) {
      secrets.forget(name(id));
    } else if (given.isPresent() || secrets.find(name(id)).isEmpty()) {
      secrets.keep(name(id), given.orElseGet(ids::secret));
    }
  }

  void forget(String id) {
    secrets.forget(name(id));
  }

  private static String name(String id) {
    return "api " + id;
  }
}
