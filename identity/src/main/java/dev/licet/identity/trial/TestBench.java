package dev.licet.identity.trial;

import static dev.licet.identity.clientgrant.TrialApplications.nameFor;

import dev.licet.identity.api.Api;
import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.clientgrant.ClientGrant;
import dev.licet.identity.clientgrant.ClientGrants;
import dev.licet.identity.issuing.IssuedToken;
import dev.licet.identity.oauth.Attempt.Failure;
import dev.licet.identity.oauth.Attempt.Success;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** What the test tab shows: who can be tried out, and a fresh token of one of them. */
@Component
class TestBench {
  private final Applications applications;
  private final ClientGrants grants;
  private final TestTokens tokens;
  private final TokenReading reading;
  private final TestCalls calls;

  TestBench(
      Applications applications,
      ClientGrants grants,
      TestTokens tokens,
      TokenReading reading,
      TestCalls calls) {
    this.applications = applications;
    this.grants = grants;
    this.tokens = tokens;
    this.reading = reading;
    this.calls = calls;
  }

  /** The applications that may call the API in their own name. */
  List<Application> callers(Api api) {
    var granted = grants.ofApi(api.identifier()).stream().map(ClientGrant::clientId).toList();
    return applications.list().stream()
        .filter(one -> granted.contains(one.clientId()) && one.mayUse("client_credentials"))
        .toList();
  }

  /** The one that was asked for, or else the test application, or else the first. */
  static Optional<Application> choose(List<Application> callers, Api api, String clientId) {
    return first(callers, one -> one.clientId().equals(clientId))
        .or(() -> first(callers, one -> one.name().equals(nameFor(api))))
        .or(() -> first(callers, _ -> true));
  }

  Test test(Application application, Api api) {
    var grant = grants.find(application.clientId(), api.identifier());
    var scope = grant.map(ClientGrant::scope).orElse(List.of());
    boolean all = grant.map(ClientGrant::allScopes).orElse(false);
    return switch (tokens.issue(application.clientId(), api.identifier())) {
      case Success<IssuedToken>(var token) ->
          new Test(
              application,
              scope,
              all,
              Optional.of(reading.read(token)),
              calls.of(application, api, token),
              "");
      case Failure<IssuedToken>(var error) ->
          new Test(
              application, scope, all, Optional.empty(), TestCalls.Lines.NONE, error.description());
    };
  }

  private static Optional<Application> first(
      List<Application> callers, Predicate<Application> wanted) {
    return callers.stream().filter(wanted).findFirst();
  }

  /**
   * One application tried out.
   *
   * @param scope what it is granted
   * @param all whether that is whatever the API has, now and later
   * @param token absent where the token endpoint would refuse, for the reason given
   */
  record Test(
      Application application,
      List<String> scope,
      boolean all,
      Optional<TokenReading.Reading> token,
      TestCalls.Lines calls,
      String refusal) {}
}
