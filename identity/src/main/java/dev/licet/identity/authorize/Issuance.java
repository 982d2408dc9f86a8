package dev.licet.identity.authorize;

import dev.licet.identity.authorize.request.AuthorizationRequest;
import dev.licet.identity.authorize.request.AuthorizeErrors;
import dev.licet.identity.authorize.request.ResponseType.Part;
import dev.licet.identity.issuing.Authorization;
import dev.licet.identity.issuing.IdTokenRequest;
import dev.licet.identity.issuing.IdTokens;
import dev.licet.identity.issuing.TokenTerms;
import dev.licet.identity.issuing.UserTokens;
import dev.licet.identity.oauth.Attempt;
import dev.licet.identity.session.BrowserSessions;
import dev.licet.identity.shared.Ids;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes what an application is answered with: a code, tokens, or both. */
@Component
class Issuance {
  private final Codes codes;
  private final UserTokens tokens;
  private final IdTokens idTokens;
  private final BrowserSessions sessions;
  private final ConsentRules consentRules;
  private final Ids ids;

  Issuance(
      Codes codes,
      UserTokens tokens,
      IdTokens idTokens,
      BrowserSessions sessions,
      ConsentRules consentRules,
      Ids ids) {
    this.codes = codes;
    this.tokens = tokens;
    this.idTokens = idTokens;
    this.sessions = sessions;
    this.consentRules = consentRules;
    this.ids = ids;
  }

  /** The members of the answer. */
  Attempt<Map<String, String>> issue(AuthorizationRequest wanted, Authorization authorization) {
    var members = new LinkedHashMap<String, String>();
    if (wanted.type().has(Part.CODE)) {
      members.put("code", codes.issue(grant(wanted, authorization)));
    }
    return accessToken(wanted, authorization, members)
        .then(_ -> idToken(wanted, authorization, members))
        .then(answer -> joined(wanted, authorization, answer));
  }

  /** Who is given no more than a code takes part in the session once the code is spent. */
  private Attempt<Map<String, String>> joined(
      AuthorizationRequest wanted, Authorization authorization, Map<String, String> members) {
    var joins = wanted.type().has(Part.TOKEN) || wanted.type().has(Part.ID_TOKEN);
    return !joins || joinsSession(authorization)
        ? Attempt.of(members)
        : Attempt.failed(AuthorizeErrors.loginRequired());
  }

  private boolean joinsSession(Authorization authorization) {
    return authorization
        .sessionId()
        .map(session -> sessions.joined(session, authorization.clientId()))
        .orElse(true);
  }

  private CodeGrant grant(AuthorizationRequest wanted, Authorization authorization) {
    return new CodeGrant(
        ids.alphanumeric(24),
        authorization,
        consentRules.restsOnConsent(wanted, authorization),
        wanted.find("redirect_uri"),
        wanted.find("nonce"),
        wanted.maxAge().isPresent(),
        wanted.find("code_challenge"),
        wanted.find("dpop_jkt"));
  }

  private Attempt<Map<String, String>> accessToken(
      AuthorizationRequest wanted, Authorization authorization, Map<String, String> members) {
    if (!wanted.type().has(Part.TOKEN)) {
      return Attempt.of(members);
    }
    return tokens
        .accessToken(authorization, TokenTerms.WEB)
        .then(token -> {
          token.body().forEach((name, value) -> members.put(name, String.valueOf(value)));
          return Attempt.of(members);
        });
  }

  private Attempt<Map<String, String>> idToken(
      AuthorizationRequest wanted, Authorization authorization, Map<String, String> members) {
    if (!wanted.type().has(Part.ID_TOKEN)) {
      return Attempt.of(members);
    }
    var about =
        new IdTokenRequest(
            wanted.find("nonce"),
            wanted.maxAge().isPresent(),
            Optional.ofNullable(members.get("access_token")),
            Optional.ofNullable(members.get("code")));
    return idTokens
        .sign(authorization, about)
        .then(token -> {
          members.put("id_token", token);
          return Attempt.of(members);
        });
  }
}
