package dev.licet.identity.job;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.Fields;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/jobs/{id}}: how far a job is, and what of it could not be done. */
@RestController
@RequestMapping(ManagementApi.PATH + "/jobs")
class JobsApi {
  private static final Answers ANSWERS = new Answers("job");

  private final Jobs jobs;
  private final ProblemWriter problems;
  private final Clock clock;
  private final List<JobMembers> members;

  JobsApi(Jobs jobs, ProblemWriter problems, Clock clock, List<JobMembers> members) {
    this.jobs = jobs;
    this.problems = problems;
    this.clock = clock;
    this.members = members;
  }

  @GetMapping("/{id}")
  @RequiresScope(
      value = {"create:users", "read:users"},
      any = true)
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    var job = find(id);
    var shown = JobJson.of(job, clock);
    members.stream()
        .filter(one -> one.type().equals(job.type()))
        .forEach(one -> shown.putAll(one.shown(job)));
    return Answers.ok(fields.of(shown));
  }

  @GetMapping("/{id}/errors")
  @RequiresScope(
      value = {"create:users", "read:users"},
      any = true)
  void problems(@PathVariable String id, Fields fields, HttpServletResponse response)
      throws IOException {
    var job = find(id);
    response.setHeader("Cache-Control", "no-store");
    if (jobs.problems(job.id(), -1, 1).isEmpty()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return;
    }
    response.setContentType("application/json");
    problems.write(job, fields::of, response.getOutputStream());
  }

  private Job find(String id) {
    return jobs.byId(id).orElseThrow(ANSWERS::missing);
  }
}
