package dev.licet.identity.dbconnection;

import dev.licet.identity.application.Applications;
import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.recovery.MailRequests;
import dev.licet.identity.signin.SignUp;
import dev.licet.identity.signin.SignUp.Made;
import dev.licet.identity.signin.SignUp.Refused;
import dev.licet.identity.signin.SignUp.TooMany;
import dev.licet.identity.user.NewPassword;
import dev.licet.identity.user.NewUser;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserSettings;
import dev.licet.identity.user.UserSettings.Profile;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /dbconnections/signup} and {@code /dbconnections/change_password}. */
@RestController
@RequestMapping("/dbconnections")
class DatabaseConnectionsApi {
  private static final String NO_CONNECTION = "The connection does not exist.";
  private static final String SENT = "We've just sent you an email to reset your password.";

  private final SignUp signUp;
  private final MailRequests mails;
  private final Applications applications;
  private final Connections connections;
  private final ConnectionRefusals refusals;

  DatabaseConnectionsApi(
      SignUp signUp,
      MailRequests mails,
      Applications applications,
      Connections connections,
      ConnectionRefusals refusals) {
    this.signUp = signUp;
    this.mails = mails;
    this.applications = applications;
    this.connections = connections;
    this.refusals = refusals;
  }

  @PostMapping("/signup")
  ResponseEntity<Object> signUp(HttpServletRequest request) throws IOException {
    var body = ConnectionRequest.read(request);
    var clientId = knownClient(body);
    var connection = connection(body, clientId);
    if (!connection.allowsSignUp()) {
      throw ConnectionRefusals.badRequest("public_signup_disabled", "Public signup is disabled");
    }
    return switch (signUp.create(wanted(body, connection), clientId, "", request.getRemoteAddr())) {
      case Made(var password) -> answer(json(password.user()));
      case Refused(var problems) -> throw refusals.of(problems, connection, body.text("password"));
      case TooMany() ->
          throw ConnectionRefused.of(
              429,
              "AnomalyDetected",
              "too_many_requests",
              "We have detected suspicious sign up behavior and further attempts will be blocked."
                  + " Please contact the administrator.");
    };
  }

  /** The same answer, after the same work, whether there is such a user or not. */
  @PostMapping("/change_password")
  ResponseEntity<String> changePassword(HttpServletRequest request) throws IOException {
    var body = ConnectionRequest.read(request);
    var clientId = body.find("client_id").isPresent() ? knownClient(body) : "";
    var connection = clientId.isEmpty() ? connection(body) : connection(body, clientId);
    mails.forgotten(account(body), connection.name(), "", clientId, request.getRemoteAddr());
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_HTML)
        .cacheControl(CacheControl.noStore())
        .body(SENT);
  }

  @ExceptionHandler
  ResponseEntity<Object> refused(ConnectionRefused refusal) {
    return ResponseEntity.status(refusal.status())
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(refusal.body());
  }

  /** Whom they mean: an e-mail, or the name of who signs in by one. */
  private static String account(ConnectionRequest body) {
    return body.find("email").or(() -> body.find("username")).orElseGet(() -> body.text("email"));
  }

  private String knownClient(ConnectionRequest body) {
    var clientId = body.text("client_id");
    if (applications.byClientId(clientId).isEmpty()) {
      throw ConnectionRefused.invalidRequest("Unknown client: " + clientId);
    }
    return clientId;
  }

  private Connection connection(ConnectionRequest body, String clientId) {
    var connection = connection(body);
    if (!connections.isFor(connection, clientId)) {
      throw ConnectionRefused.invalidRequest(NO_CONNECTION);
    }
    return connection;
  }

  private Connection connection(ConnectionRequest body) {
    return connections
        .byName(body.text("connection"))
        .filter(Connection::isDatabase)
        .orElseThrow(() -> ConnectionRefused.invalidRequest(NO_CONNECTION));
  }

  private static NewUser wanted(ConnectionRequest body, Connection connection) {
    var settings = UserSettings.of(body.text("email"));
    var profile = settings.profile();
    return new NewUser(
        connection.name(),
        settings
            .withUsername(body.find("username").orElse(""))
            .withProfile(
                new Profile(
                    body.find("name").orElse(profile.name()),
                    body.find("nickname").orElse(profile.nickname()),
                    body.find("given_name").orElse(profile.givenName()),
                    body.find("family_name").orElse(profile.familyName()),
                    body.find("picture").orElse(profile.picture())))
            .withMetadata(body.metadata(), settings.appMetadata()),
        Optional.empty(),
        Optional.of(new NewPassword.Plain(body.text("password"))));
  }

  private static ResponseEntity<Object> answer(Map<String, Object> json) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .cacheControl(CacheControl.noStore())
        .body(json);
  }

  private static Map<String, Object> json(User user) {
    var settings = user.settings();
    var json = new LinkedHashMap<String, Object>();
    json.put("_id", user.identities().getFirst().id());
    json.put("email", user.email());
    json.put("email_verified", settings.emailVerified());
    putUnlessEmpty(json, "username", settings.username());
    putUnlessEmpty(json, "given_name", settings.givenName());
    putUnlessEmpty(json, "family_name", settings.familyName());
    if (!settings.name().equals(user.email())) {
      putUnlessEmpty(json, "name", settings.name());
    }
    if (!settings.nickname().equals(UserSettings.of(user.email()).nickname())) {
      putUnlessEmpty(json, "nickname", settings.nickname());
    }
    putUnlessEmpty(json, "picture", settings.picture());
    if (!settings.userMetadata().members().isEmpty()) {
      json.put("user_metadata", settings.userMetadata().members());
    }
    return json;
  }

  private static void putUnlessEmpty(Map<String, Object> json, String name, String text) {
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }
}
