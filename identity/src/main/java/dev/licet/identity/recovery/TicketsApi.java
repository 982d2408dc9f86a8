package dev.licet.identity.recovery;

import static dev.licet.identity.management.body.Shape.flag;
import static dev.licet.identity.management.body.Shape.line;
import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;
import static dev.licet.identity.management.body.Shape.whole;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/tickets}: links that whoever calls hands to the user, by whatever way. */
@RestController
@RequestMapping(ManagementApi.PATH + "/tickets")
class TicketsApi implements Described {
  private static final int LIFETIME = 432_000;
  private static final int LONGEST = 30 * 24 * 3_600;
  private static final Pattern URL = Pattern.compile("https?://[\\x21-\\x7e&&[^\"'<>\\\\]]+");

  private static final ObjectShape COMMON =
      object()
          .may("result_url", line(2_000))
          .may("client_id", name(64))
          .may("ttl_sec", whole(0, LONGEST))
          .may("includeEmailInRedirect", flag())
          .may("organization_id", name(64));
  private static final ObjectShape VERIFICATION =
      object().must("user_id", name(300)).may("identity", TicketOwner.IDENTITY).and(COMMON);
  private static final ObjectShape PASSWORD =
      object()
          .may("user_id", name(300))
          .may("email", name(254))
          .may("connection_id", name(64))
          .may("mark_email_as_verified", flag())
          .may("identity", TicketOwner.IDENTITY)
          .and(COMMON);

  private final Tickets tickets;
  private final Users users;
  private final TicketApplication application;
  private final Connections connections;
  private final TicketOwner owner;
  private final TicketOrganization organization;

  TicketsApi(
      Tickets tickets,
      Users users,
      TicketApplication application,
      Connections connections,
      TicketOwner owner,
      TicketOrganization organization) {
    this.tickets = tickets;
    this.users = users;
    this.application = application;
    this.connections = connections;
    this.owner = owner;
    this.organization = organization;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of(
        "POST /tickets/email-verification", VERIFICATION,
        "POST /tickets/password-change", PASSWORD);
  }

  @PostMapping("/email-verification")
  @RequiresScope("create:user_tickets")
  ResponseEntity<Object> verification(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, VERIFICATION);
    return answer(TicketKind.EMAIL_VERIFICATION, user(body), body, true);
  }

  @PostMapping("/password-change")
  @RequiresScope("create:user_tickets")
  ResponseEntity<Object> passwordChange(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, PASSWORD);
    boolean verifies = body.findFlag("mark_email_as_verified").orElse(false);
    return answer(TicketKind.PASSWORD_CHANGE, user(body), body, verifies);
  }

  private ResponseEntity<Object> answer(
      TicketKind kind, User user, Payload body, boolean verifies) {
    var resultUrl = body.findText("result_url").orElse("");
    if (!resultUrl.isEmpty() && !URL.matcher(resultUrl).matches()) {
      throw invalid(
          "Object didn't pass validation for format absolute-uri: " + resultUrl, "result_url");
    }
    var clientId = application.of(body);
    var result = organization.of(body).map(one -> TicketOrganization.tell(one, resultUrl));
    var ticket =
        new Ticket(
            kind,
            user.id(),
            user.email(),
            result.orElse(resultUrl),
            body.findFlag("includeEmailInRedirect").orElse(false),
            clientId,
            verifies);
    var seconds = body.findWhole("ttl_sec").filter(given -> given > 0).orElse(LIFETIME);
    return Answers.created(Map.of("ticket", tickets.link(ticket, Duration.ofSeconds(seconds))));
  }

  private User user(Payload body) {
    var user =
        body.findText("user_id").isPresent()
            ? users.byId(body.text("user_id"))
            : users.byEmail(email(body)).stream()
                .filter(found -> found.connection().equals(connection(body)))
                .findFirst();
    return owner.of(user.orElseThrow(UserRefusals::missing), body);
  }

  /** Without an id, the database that every tenant begins with. */
  private String connection(Payload body) {
    return body.findText("connection_id")
        .map(id -> connections.byId(id).orElseThrow(new Answers("connection")::missing).name())
        .orElse(User.DATABASE);
  }

  private static String email(Payload body) {
    return body.findText("email")
        .orElseThrow(() ->
            new ManagementRefused(
                ManagementError.invalidPayload("Missing required property: user_id")));
  }

  private static ManagementRefused invalid(String problem, String member) {
    return new ManagementRefused(ManagementError.invalidPayload(problem, member));
  }
}
