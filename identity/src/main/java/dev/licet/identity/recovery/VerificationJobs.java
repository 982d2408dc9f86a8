package dev.licet.identity.recovery;

import dev.licet.identity.job.Job;
import dev.licet.identity.job.Jobs;
import dev.licet.identity.user.User;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Verification mails that are asked for as jobs: done as soon as the mail is in the outbox. */
@Service
class VerificationJobs {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EmailVerification verification;
  private final Jobs jobs;

  VerificationJobs(EmailVerification verification, Jobs jobs) {
    this.verification = verification;
    this.jobs = jobs;
  }

  /** The job as it was when it began: the mail and the job's end are one transaction with it. */
  @Transactional
  public Job send(User user, String clientId, Map<String, String> facts) {
    var job = jobs.begin("verification_email", JSON.createObjectNode());
    verification.ask(user, clientId, "", facts);
    jobs.complete(job, job.members());
    return job;
  }
}
