package dev.licet.identity.audit.stream;

import dev.licet.identity.outbound.Destinations;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said of a webhook's secrets. One that is not said stays, as long as the same server is
 * called: what was meant for that one no other gets.
 *
 * @param headers all of them; one without a value keeps the value that it has
 */
record SaidSecrets(
    Optional<String> authorization, Optional<Map<String, Optional<String>>> headers) {
  private static final String MOVED =
      "The endpoint is on another server now: what was for %s must be said again%s";

  /** The webhook with its secrets, or which of them must be said. */
  Outcome<Sink> over(Sink.Webhook wanted, Sink.Webhook now) {
    if (!Destinations.isAddress(wanted.endpoint())) {
      return Outcome.done(wanted); // it has none, and the rules refuse the address
    }
    var kept = wanted.server().equals(now.server()) ? now : wanted;
    var problems = lost(now, kept);
    var values = headers.map(said -> values(said, kept, problems)).orElse(kept.headers());
    return problems.isEmpty()
        ? Outcome.done(wanted.with(authorization.orElse(kept.authorization()), values))
        : Outcome.invalid(problems);
  }

  private List<FieldProblem> lost(Sink.Webhook now, Sink.Webhook kept) {
    var lost = new ArrayList<FieldProblem>();
    if (authorization.isEmpty() && !now.authorization().equals(kept.authorization())) {
      lost.add(problem("httpAuthorization", MOVED.formatted(now.server(), "")));
    }
    if (headers.isEmpty() && !now.headers().equals(kept.headers())) {
      var names = ": " + String.join(", ", now.headers().keySet());
      lost.add(problem("httpCustomHeaders", MOVED.formatted(now.server(), names)));
    }
    return lost;
  }

  private static Map<String, String> values(
      Map<String, Optional<String>> said, Sink.Webhook kept, List<FieldProblem> problems) {
    var values = new LinkedHashMap<String, String>();
    said.forEach((name, value) ->
        value
            .or(() -> Optional.ofNullable(kept.headers().get(name)))
            .ifPresentOrElse(text -> values.put(name, text), () -> problems.add(needed(name))));
    return values;
  }

  private static FieldProblem needed(String header) {
    return problem(
        "httpCustomHeaders",
        "The header %s needs a value: there is none for this endpoint yet".formatted(header));
  }

  private static FieldProblem problem(String member, String message) {
    return new FieldProblem("sink." + member, message);
  }
}
