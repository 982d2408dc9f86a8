package dev.licet.identity.token;

import dev.licet.guard.token.Confirmation;
import dev.licet.identity.application.Application;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.oauth.Sender;
import dev.licet.identity.revocation.Revocations;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Judges whether an application may have a user's access token exchanged, and what the token is
 * still worth.
 */
@Component
class SubjectTokens {
  private static final String NAME = "subject_token";

  private final PresentedTokens tokens;
  private final UserTokens userTokens;
  private final Revocations revocations;

  SubjectTokens(PresentedTokens tokens, UserTokens userTokens, Revocations revocations) {
    this.tokens = tokens;
    this.userTokens = userTokens;
    this.revocations = revocations;
  }

  /**
   * A user's token.
   *
   * @param held what of its scope a token would hold that was issued now
   */
  record Subject(PresentedToken token, List<String> held) {
    Subject {
      held = List.copyOf(held);
    }
  }

  Attempt<Subject> judge(Application client, OAuthRequest request) {
    return request
        .require(NAME)
        .then(text -> tokens.read(NAME, text))
        .then(token ->
            problem(client, request.sender(), token)
                .<Attempt<Subject>>map(Attempt::failed)
                .orElseGet(() -> held(token)));
  }

  private Optional<OAuthError> problem(Application client, Sender sender, PresentedToken token) {
    if (!belongs(token, client)) {
      return refusal("was issued neither to this client nor for the API that it is");
    }
    if (token.isOfApplication()) {
      return refusal("is no user's");
    }
    if (!isProved(token, sender)) {
      return unproved(token);
    }
    return isRevoked(token) ? refusal("was revoked") : Optional.empty();
  }

  private static Optional<OAuthError> unproved(PresentedToken token) {
    return isOfCertificate(token)
        ? refusal(missing(token))
        : Optional.of(
            OAuthError.invalidProof(
                "The subject_token is bound to a key: it needs a proof by that key"));
  }

  /** What a token lacks that is not {@link #isProved}. */
  static String missing(PresentedToken token) {
    return isOfCertificate(token)
        ? "is bound to a client certificate, and needs that one"
        : "is bound to a key, and needs a proof by that key";
  }

  private static boolean isOfCertificate(PresentedToken token) {
    return token.confirmation().flatMap(Confirmation::certificateThumbprint).isPresent();
  }

  private static Optional<OAuthError> refusal(String why) {
    return Optional.of(OAuthError.unacceptableToken(NAME, why));
  }

  /** Whoever has got hold of a token that was neither for them nor theirs gets nothing for it. */
  private static boolean belongs(PresentedToken token, Application client) {
    return token.clientId().equals(client.clientId())
        || client.details().ownApi().filter(token.api().identifier()::equals).isPresent();
  }

  /** Of what it is bound to, a key or a certificate or both, nothing may be missing. */
  static boolean isProved(PresentedToken token, Sender sender) {
    return token.confirmation().map(bound -> isProved(bound, sender)).orElse(true);
  }

  private static boolean isProved(Confirmation bound, Sender sender) {
    var key = bound.keyThumbprint();
    var certificate = bound.certificateThumbprint();
    return !bound.isUnknown()
        && (key.isEmpty() || key.equals(sender.keyThumbprint()))
        && (certificate.isEmpty() || certificate.equals(sender.certificateThumbprint()));
  }

  /** One that was exchanged before does not say which application its user had let in. */
  private boolean isRevoked(PresentedToken token) {
    return token.act().isEmpty()
        ? revocations.concern(token.subject(), token.clientId(), token.issuedAt())
        : revocations.concernAnythingOf(token.subject(), token.issuedAt());
  }

  private Attempt<Subject> held(PresentedToken token) {
    var authorization =
        new Authorization(
            token.clientId(),
            token.subject(),
            Optional.of(token.api().identifier()),
            token.scope(),
            Optional.empty(),
            token.issuedAt());
    return switch (userTokens.holds(authorization)) {
      case Attempt.Success<List<String>>(var names) -> Attempt.of(new Subject(token, names));
      case Attempt.Failure<List<String>>(var error) ->
          Attempt.failed(
              OAuthError.unacceptableToken(
                  NAME, "is not good any more (%s)".formatted(error.description())));
    };
  }
}
