package dev.licet.identity.token;

import static java.util.Objects.requireNonNull;

import dev.licet.identity.application.Application;
import dev.licet.identity.authorize.CodeGrant;
import dev.licet.identity.authorize.Codes;
import dev.licet.identity.authorize.PresentedCode;
import dev.licet.identity.authorize.Spent;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.oauth.OAuthError;
import dev.licet.identity.oauth.OAuthRequest;
import dev.licet.identity.token.UserAnswers.Occasion;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An application brings the code that its user's browser was sent back with. What it gives is
 * signed first, so that nobody waits for that who wants to write. Then the code is spent and what
 * it gives is kept in one transaction: whoever presents it again finds all there is to end.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3">RFC 6749, 4.1.3</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7636#section-4.5">RFC 7636, 4.5</a>
 */
@Component
class AuthorizationCodeGrant implements Grant {
  private final Codes codes;
  private final UserAnswers answers;
  private final TransactionOperations writing;

  AuthorizationCodeGrant(Codes codes, UserAnswers answers, TransactionOperations writing) {
    this.codes = codes;
    this.answers = answers;
    this.writing = writing;
  }

  @Override
  public String type() {
    return "authorization_code";
  }

  @Override
  public boolean takesPublicClients() {
    return true;
  }

  @Override
  public Attempt<TokenAnswer> issue(Application client, OAuthRequest request) {
    return request
        .require("code")
        .then(code ->
            codes
                .present(code, client)
                .map(presented -> redeemed(client, request, presented))
                .orElseGet(() -> Attempt.failed(OAuthError.invalidCode())));
  }

  private Attempt<TokenAnswer> redeemed(
      Application client, OAuthRequest request, PresentedCode code) {
    var signed = signed(request, code);
    return requireNonNull(writing.execute(_ -> spend(client, request, code, signed)));
  }

  /**
   * Empty where it is not to be had, and where it is no JWT but a row, which comes with the rest.
   */
  private Optional<Attempt<TokenAnswer>> signed(OAuthRequest request, PresentedCode code) {
    var grant = code.grant();
    if (grant.authorization().audience().isEmpty()
        || !isProved(grant, request)
        || !codes.tryFirst(code, request.find("redirect_uri"), request.find("code_verifier"))) {
      return Optional.empty();
    }
    var occasion = occasion(grant, request);
    return Optional.of(
        answers.tokens(grant.authorization(), occasion.boundTerms(), occasion.idToken()));
  }

  private Attempt<TokenAnswer> spend(
      Application client,
      OAuthRequest request,
      PresentedCode code,
      Optional<Attempt<TokenAnswer>> signed) {
    var redirectUri = request.find("redirect_uri");
    return switch (codes.spend(code, redirectUri, request.find("code_verifier"))) {
      case Spent.Granted(var grant) -> proved(client, request, grant, signed);
      case Spent.Unknown _ -> Attempt.failed(OAuthError.invalidCode());
      case Spent.WrongVerifier _ -> Attempt.failed(OAuthError.wrongVerifier());
      case Spent.WrongRedirectUri(var sent, var expected) ->
          Attempt.failed(OAuthError.wrongRedirectUri(sent, expected));
    };
  }

  /**
   * With its session ends what was allowed in it and is not done yet, and so it does when the user
   * takes it back.
   */
  private Attempt<TokenAnswer> proved(
      Application client,
      OAuthRequest request,
      CodeGrant grant,
      Optional<Attempt<TokenAnswer>> signed) {
    if (!isProved(grant, request)) {
      return Attempt.failed(
          OAuthError.invalidProof("The code needs a proof by the key of dpop_jkt"));
    }
    var authorization = grant.authorization();
    if (!answers.joinsSession(authorization)
        || (grant.consented() && !answers.isAllowedStill(authorization))) {
      return Attempt.failed(OAuthError.invalidCode());
    }
    var occasion = occasion(grant, request);
    return signed
        .map(tokens ->
            tokens.then(
                answer -> Attempt.of(answers.kept(client, authorization, occasion, answer))))
        .orElseGet(() -> answers.first(client, authorization, occasion));
  }

  /** RFC 9449, 10: where the application named a key at the start, only its proof will do. */
  private static boolean isProved(CodeGrant grant, OAuthRequest request) {
    return grant.dpopJkt().isEmpty() || grant.dpopJkt().equals(request.sender().keyThumbprint());
  }

  private Occasion occasion(CodeGrant grant, OAuthRequest request) {
    var idToken =
        new IdTokenRequest(grant.nonce(), grant.authTime(), Optional.empty(), Optional.empty());
    return new Occasion(
        type(), TokenTerms.USUAL, idToken, Optional.of(grant.id()), request.sender());
  }
}
