package dev.licet.identity.bulk;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.ConnectionRemoved;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.job.Job;
import dev.licet.identity.job.JobProblem;
import dev.licet.identity.job.Jobs;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.user.ImportedUser;
import dev.licet.identity.user.UserImports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.ObjectNode;

/** Takes one batch of an import after the other, each with its progress in one transaction. */
@Component
class Importer {
  private static final String CONNECTION_GONE =
      "The database that the users were to come into was removed";

  private final ImportTable table;
  private final Jobs jobs;
  private final UserImports users;
  private final Connections connections;
  private final ApplicationEventPublisher events;

  Importer(
      ImportTable table,
      Jobs jobs,
      UserImports users,
      Connections connections,
      ApplicationEventPublisher events) {
    this.table = table;
    this.jobs = jobs;
    this.users = users;
    this.connections = connections;
    this.events = events;
  }

  /** Somebody else goes on with the import, or it cannot go on. */
  static final class NotOurs extends RuntimeException {
    NotOurs() {
      super("The import has gone on elsewhere or is over", null, false, false);
    }
  }

  /**
   * Takes in the rows that a file gave since.
   *
   * @return how far it is then
   * @throws NotOurs if so; nothing of the batch is kept
   */
  @Transactional
  public ImportProgress take(Job job, ImportProgress before, List<ImportRow> rows, UsersFile file) {
    var connection = hold(job, before);
    var good = new ArrayList<ImportRow>();
    var wanted = new ArrayList<ImportedUser>();
    long failed = 0;
    for (var row : rows) {
      switch (row.user()) {
        case Done<ImportedUser>(var user) -> {
          good.add(row);
          wanted.add(user);
        }
        case Invalid<ImportedUser>(var problems) -> failed += note(job, row, problems);
      }
    }
    var outcomes = users.save(connection, wanted, before.upsert());
    long inserted = count(outcomes, UserImports.Result.INSERTED);
    long updated = count(outcomes, UserImports.Result.UPDATED);
    for (int i = 0; i < outcomes.size(); i++) {
      if (outcomes.get(i) instanceof Invalid<UserImports.Result>(var problems)) {
        failed += note(job, good.get(i), problems);
      }
    }
    return advance(job, before, before.after(file, inserted, updated, failed));
  }

  /** Nothing is left to read: what is better done before anybody hears of it. */
  void finish(ImportProgress progress) {
    users.finish(progress.inserted());
  }

  /** The same, for everybody to see. */
  @Transactional
  public void complete(Job job, ImportProgress progress) {
    if (jobs.complete(job, members(job, progress))) {
      events.publishEvent(
          new UsersImported(job.id(), progress.inserted(), progress.updated(), progress.failed()));
    }
  }

  /** The file cannot be read any more. */
  @Transactional
  public void fail(Job job, ImportProgress progress, String reason) {
    jobs.fail(job, members(job, progress).put("error", reason));
  }

  /** Nobody can be brought into what is removed, whichever node has the file. */
  @EventListener
  void on(ConnectionRemoved event) {
    for (var progress : table.underWay()) {
      jobs.byId(progress.jobId())
          .filter(job -> connectionId(job).equals(event.connection().id()))
          .ifPresent(job -> fail(job, progress, CONNECTION_GONE));
    }
  }

  /**
   * Fails what has no connection to bring users into: it was removed at the moment that the import
   * began, or by a node of a version that left it so.
   *
   * @return whether there is one
   */
  @Transactional
  public boolean isPossible(Job job, ImportProgress progress) {
    boolean possible = connection(job).isPresent();
    if (!possible) {
      fail(job, progress, CONNECTION_GONE);
    }
    return possible;
  }

  /**
   * Who removes the connection waits until this batch is in. The job comes before the users: there
   * they lock the job before those as well, and PostgreSQL would end one of two that wait
   * crosswise.
   */
  private Connection hold(Job job, ImportProgress progress) {
    if (!jobs.progress(job, progress.percentage(), members(job, progress))) {
      throw new NotOurs();
    }
    return connection(job).orElseThrow(NotOurs::new);
  }

  private Optional<Connection> connection(Job job) {
    return connections.byId(connectionId(job));
  }

  private static String connectionId(Job job) {
    return job.members().path("connection_id").asString("");
  }

  private ImportProgress advance(Job job, ImportProgress before, ImportProgress after) {
    if (!table.advance(before, after)
        || !jobs.progress(job, after.percentage(), members(job, after))) {
      throw new NotOurs();
    }
    return after;
  }

  private int note(Job job, ImportRow row, List<FieldProblem> problems) {
    var problem = problems.getFirst();
    jobs.add(
        job.id(),
        new JobProblem(
            row.number(), row.subject(), code(problem), problem.message(), problem.field()));
    return 1;
  }

  private static String code(FieldProblem problem) {
    return problem.kind() == FieldProblem.Kind.TAKEN ? "DUPLICATED_USER" : "INVALID_FORMAT";
  }

  private static long count(List<Outcome<UserImports.Result>> outcomes, UserImports.Result wanted) {
    return outcomes.stream()
        .filter(
            outcome -> outcome instanceof Done<UserImports.Result>(var result) && result == wanted)
        .count();
  }

  private static ObjectNode members(Job job, ImportProgress progress) {
    var members = job.members().deepCopy();
    members
        .putObject("summary")
        .put("failed", progress.failed())
        .put("updated", progress.updated())
        .put("inserted", progress.inserted())
        .put("total", progress.failed() + progress.updated() + progress.inserted());
    return members;
  }
}
