package dev.licet.identity.recovery;

import static dev.licet.identity.management.body.Shape.name;
import static dev.licet.identity.management.body.Shape.object;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.job.JobJson;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.body.ObjectShape;
import dev.licet.identity.management.body.Payload;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/jobs/verification-email}: sends a user the verification mail again. */
@RestController
@RequestMapping(ManagementApi.PATH + "/jobs")
class VerificationJobsApi implements Described {
  private static final ObjectShape BODY =
      object()
          .must("user_id", name(300))
          .may("client_id", name(64))
          .may("organization_id", name(64))
          .may("identity", TicketOwner.IDENTITY);

  private final VerificationJobs jobs;
  private final Users users;
  private final TicketApplication application;
  private final TicketOwner owner;
  private final TicketOrganization organization;

  VerificationJobsApi(
      VerificationJobs jobs,
      Users users,
      TicketApplication application,
      TicketOwner owner,
      TicketOrganization organization) {
    this.jobs = jobs;
    this.users = users;
    this.application = application;
    this.owner = owner;
    this.organization = organization;
  }

  @Override
  public Map<String, ObjectShape> bodies() {
    return Map.of("POST /jobs/verification-email", BODY);
  }

  @PostMapping("/verification-email")
  @RequiresScope("update:users")
  ResponseEntity<Object> send(HttpServletRequest request) throws IOException {
    var body = Payload.read(request, BODY);
    var user = users.byId(body.text("user_id")).orElseThrow(UserRefusals::missing);
    var clientId = application.of(body);
    var facts = organization.of(body).map(TicketOrganization::facts).orElse(Map.of());
    return Answers.created(JobJson.of(jobs.send(owner.of(user, body), clientId, facts)));
  }
}
