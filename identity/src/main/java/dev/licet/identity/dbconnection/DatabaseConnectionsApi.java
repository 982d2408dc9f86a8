package dev.licet.identity.dbconnection;

import dev.licet.identity.application.Applications;
import dev.licet.identity.recovery.MailRequests;
import dev.licet.identity.shared.FieldProblem;
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
import java.util.List;
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
  private static final String SENT = "We've just sent you an email to reset your password.";

  private final SignUp signUp;
  private final MailRequests mails;
  private final Applications applications;

  DatabaseConnectionsApi(SignUp signUp, MailRequests mails, Applications applications) {
    this.signUp = signUp;
    this.mails = mails;
    this.applications = applications;
  }

  @PostMapping("/signup")
  ResponseEntity<Object> signUp(HttpServletRequest request) throws IOException {
    var body = ConnectionRequest.read(request);
    var clientId = knownClient(body);
    requireConnection(body);
    return switch (signUp.create(wanted(body), clientId, request.getRemoteAddr())) {
      case Made(var user) -> answer(json(user));
      case Refused(var problems) -> throw refused(problems);
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
    requireConnection(body);
    body.find("client_id").ifPresent(_ -> knownClient(body));
    mails.forgotten(body.text("email"), User.DATABASE, "", request.getRemoteAddr());
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

  private String knownClient(ConnectionRequest body) {
    var clientId = body.text("client_id");
    if (applications.byClientId(clientId).isEmpty()) {
      throw ConnectionRefused.invalidRequest("Unknown client: " + clientId);
    }
    return clientId;
  }

  private static void requireConnection(ConnectionRequest body) {
    if (!body.text("connection").equals(User.DATABASE)) {
      throw ConnectionRefused.invalidRequest("The connection does not exist.");
    }
  }

  private static NewUser wanted(ConnectionRequest body) {
    var settings = UserSettings.of(body.text("email"));
    var profile = settings.profile();
    return new NewUser(
        settings
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

  /** That an e-mail is taken is said in the words for whatever else is wrong with a sign-up. */
  private static ConnectionRefused refused(List<FieldProblem> problems) {
    var first = problems.getFirst();
    return switch (first.field()) {
      case "password" -> weak(first);
      case "email" ->
          ConnectionRefused.of(400, "BadRequestError", "invalid_signup", "Invalid sign up");
      default -> ConnectionRefused.invalidRequest(first.field() + ": " + first.message());
    };
  }

  private static ConnectionRefused weak(FieldProblem problem) {
    return ConnectionRefused.with(
        400,
        "PasswordStrengthError",
        "invalid_password",
        Map.of("rules", List.of(), "verified", false),
        Map.of("message", "Password is too weak", "policy", "* " + problem.message()));
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
    putUnlessEmpty(json, "given_name", settings.givenName());
    putUnlessEmpty(json, "family_name", settings.familyName());
    if (!settings.name().equals(user.email())) {
      putUnlessEmpty(json, "name", settings.name());
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
