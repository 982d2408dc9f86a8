package dev.licet.guard;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a refused caller is told to bring: the {@code WWW-Authenticate} header of an answer (RFC
 * 9110 section 11.6.1), with the schemes that this API takes (RFC 6750 section 3, RFC 9449 section
 * 7.1).
 *
 * @param bearer whether a plain Bearer token is taken
 * @param proofAlgorithms the signature algorithms of DPoP proofs, separated by spaces; empty if the
 *     API takes no DPoP
 * @param parameters more parameters of the first challenge, by their names
 * @param nonce what the next DPoP proof must hold, if that is why the call is refused
 */
public record Challenge(
    boolean bearer,
    Optional<String> proofAlgorithms,
    Map<String, String> parameters,
    Optional<String> nonce) {
  /** That of an API that takes Bearer tokens and nothing else. */
  static final Challenge BEARER = new Challenge(true, Optional.empty(), Map.of(), Optional.empty());

  /** Keeps a map of its own, in its order. */
  public Challenge {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** This API's challenge with what is asked of this one call. */
  Challenge asking(Challenge ofCall) {
    if (equals(BEARER)) {
      return ofCall;
    }
    Map<String, String> all = new LinkedHashMap<>(ofCall.parameters);
    all.putAll(parameters);
    return new Challenge(bearer, proofAlgorithms, all, ofCall.nonce);
  }

  static Challenge with(Map<String, String> parameters) {
    return new Challenge(true, Optional.empty(), parameters, Optional.empty());
  }

  static Challenge withNonce(String nonce) {
    return new Challenge(true, Optional.empty(), Map.of(), Optional.of(nonce));
  }

  /** The header's value: the scheme that the call used comes first and carries the error. */
  String text(Refusal refusal, HttpCall call) {
    String error = parameters(refusal);
    if (proofAlgorithms.isEmpty()) {
      return "Bearer" + joined(error);
    }
    String algorithms = "algs=\"" + proofAlgorithms.get() + '"';
    if (!bearer || usesProof(call)) {
      String proof = "DPoP" + joined(error.isEmpty() ? algorithms : error + ", " + algorithms);
      return bearer ? proof + ", Bearer" : proof;
    }
    return "Bearer" + joined(error) + ", DPoP " + algorithms;
  }

  private static String joined(String parameters) {
    return parameters.isEmpty() ? "" : " " + parameters;
  }

  private String parameters(Refusal refusal) {
    Map<String, String> all = new LinkedHashMap<>();
    refusal
        .reason()
        .error()
        .ifPresent(error -> {
          all.put("error", error);
          all.put("error_description", refusal.description());
        });
    if (!refusal.scope().isEmpty()) {
      all.put("scope", String.join(" ", refusal.scope()));
    }
    all.putAll(parameters);
    StringBuilder text = new StringBuilder();
    all.forEach((name, value) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append(name)
            .append("=\"")
            .append(value)
            .append('"'));
    return text.toString();
  }

  private static boolean usesProof(HttpCall call) {
    List<String> headers = call.headers("Authorization");
    return headers.size() == 1
        && headers.get(0).strip().toLowerCase(Locale.ROOT).startsWith("dpop");
  }
}
