package dev.licet.identity.issuing;

import static dev.licet.identity.user.TestUsers.done;

import dev.licet.identity.TestServer;
import dev.licet.identity.api.AccessPolicy;
import dev.licet.identity.api.Api;
import dev.licet.identity.api.ApiSettings;
import dev.licet.identity.api.Apis;
import dev.licet.identity.api.NewApi;
import dev.licet.identity.api.Permission;
import dev.licet.identity.api.SigningAlgorithm;
import dev.licet.identity.api.TokenDialect;
import dev.licet.identity.application.ApplicationDetails;
import dev.licet.identity.application.ApplicationSettings;
import dev.licet.identity.application.ApplicationType;
import dev.licet.identity.application.Applications;
import dev.licet.identity.application.NewApplication;
import dev.licet.identity.application.RegisteredApplication;
import dev.licet.identity.application.TokenEndpointAuthMethod;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.Users;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** People, applications and APIs of a server, each new and known to nobody else. */
public record TestTenant(TestServer server) {
  public static final String PASSWORD = "correct horse Battery 9";

  /** A user with a password. */
  public User user() {
    return user(settings -> settings);
  }

  /** The same with other settings. */
  public User user(UnaryOperator<UserSettings> edit) {
    var email = "u" + server.bean(Ids.class).alphanumeric(12).toLowerCase() + "@example.com";
    var users = server.bean(Users.class);
    var user = done(users.create(NewUser.of(email, PASSWORD)));
    return done(users.change(user.id(), edit));
  }

  /**
   * An API that offers offline access and has the permissions {@code read:a} and {@code read:b}.
   */
  public Api api() {
    return api(TokenDialect.ACCESS_TOKEN, false);
  }

  public Api api(TokenDialect dialect, boolean rbac) {
    return api(dialect, rbac, SigningAlgorithm.RS256, AccessPolicy.USUAL);
  }

  public Api api(
      TokenDialect dialect, boolean rbac, SigningAlgorithm algorithm, AccessPolicy access) {
    var settings = new ApiSettings("API", dialect, 86_400, 7_200, rbac, true, true, access);
    var permissions =
        List.of(new Permission("read:a", "reads a"), new Permission("read:b", "reads b"));
    var identifier = "urn:" + server.bean(Ids.class).alphanumeric(12);
    return done(
        server
            .bean(Apis.class)
            .register(new NewApi(identifier, algorithm, settings, permissions, false)));
  }

  /** An application with a secret, for these grant types, with further settings as JSON. */
  public RegisteredApplication application(String details, String... grantTypes) {
    return application(TokenEndpointAuthMethod.CLIENT_SECRET_POST, details, grantTypes);
  }

  /** The same without a secret. */
  public RegisteredApplication publicApplication(String details, String... grantTypes) {
    return application(TokenEndpointAuthMethod.NONE, details, grantTypes);
  }

  private RegisteredApplication application(
      TokenEndpointAuthMethod method, String details, String... grantTypes) {
    var settings =
        new ApplicationSettings(
            "App",
            "",
            ApplicationType.NATIVE,
            List.of(grantTypes),
            method,
            true,
            new ApplicationDetails(details));
    return done(server.bean(Applications.class).register(NewApplication.of(settings)));
  }

  /** What the user has let the application have, a minute ago, in no session. */
  public static Authorization authorization(
      String clientId, User user, Optional<String> audience, String scope) {
    return authorization(clientId, user, audience, scope, Optional.empty());
  }

  /** The same in a session. */
  public static Authorization authorization(
      String clientId,
      User user,
      Optional<String> audience,
      String scope,
      Optional<String> sessionId) {
    return new Authorization(
        clientId,
        user.id(),
        audience,
        List.of(scope.split(" ")),
        sessionId,
        Instant.ofEpochSecond(1_764_000_000));
  }
}
