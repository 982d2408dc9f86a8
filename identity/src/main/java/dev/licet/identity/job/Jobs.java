package dev.licet.identity.job;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** The work that is under way, and for a day what came of it. */
@Service
public class Jobs {
  /** Problems quote what users are like, so nothing is kept for longer than it is asked for. */
  public static final Duration KEPT = Duration.ofDays(1);

  private final JobTable table;
  private final Ids ids;
  private final Clock clock;

  Jobs(JobTable table, Ids ids, Clock clock) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /** Notes that there is some work to do; whoever calls does it. */
  @Transactional
  public Job begin(String type, ObjectNode members) {
    var now = clock.instant();
    var job = new Job(ids.jobId(), type, JobStatus.PENDING, 0, members, now, now);
    table.insert(job);
    return job;
  }

  /** The job of that id. */
  public Optional<Job> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id) : Optional.empty();
  }

  /** The last ones of a type, the newest first. */
  public List<Job> latest(String type, int limit) {
    return table.latest(type, limit);
  }

  /** How many of a type are not over. */
  public long underWay(String type) {
    return table.underWay(type);
  }

  /** Notes how far it is. Whether that is so: what was over or is gone stays as it is. */
  @Transactional
  public boolean progress(Job job, int percentage, ObjectNode members) {
    return save(job, JobStatus.PROCESSING, percentage, members);
  }

  /** Notes that it is done, perhaps with problems; whether it was not over before. */
  @Transactional
  public boolean complete(Job job, ObjectNode members) {
    return save(job, JobStatus.COMPLETED, 100, members);
  }

  /** Notes that it could not be done; whether it was not over before. */
  @Transactional
  public boolean fail(Job job, ObjectNode members) {
    return save(job, JobStatus.FAILED, job.percentage(), members);
  }

  /** Notes what could not be done of it. */
  @Transactional
  public void add(String id, JobProblem problem) {
    table.insert(id, problem);
  }

  /** What could not be done, in order, after a position. */
  public List<JobProblem> problems(String id, long after, int limit) {
    return table.problems(id, after, limit);
  }

  /** Forgets what nothing has happened to for a day. */
  @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
  public void purge() {
    table.purge(clock.instant().minus(KEPT));
  }

  private boolean save(Job job, JobStatus status, int percentage, ObjectNode members) {
    return table.update(
        new Job(
            job.id(), job.type(), status, percentage, members, job.createdAt(), clock.instant()));
  }
}
