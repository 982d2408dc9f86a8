package dev.licet.identity.bulk;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.job.Job;
import dev.licet.identity.job.Jobs;
import dev.licet.identity.store.OfTransaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The imports of users: one after the other on one thread, so that sign-ins go on beside them. What
 * a stop or a crash has cut off goes on at the next start.
 */
@Service
class UsersImports implements SmartLifecycle {
  static final String TYPE = "users_import";
  static final int MOST_UNDER_WAY = 2;
  private static final int BATCH = 500;
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Logger log = LoggerFactory.getLogger(UsersImports.class);

  private final Jobs jobs;
  private final ImportTable table;
  private final ImportFiles files;
  private final ThisNode node;
  private final Importer importer;
  private final TransactionOperations transactions;
  private final ApplicationEventPublisher events;
  private Optional<ExecutorService> worker = Optional.empty();
  private volatile boolean running;

  UsersImports(
      Jobs jobs,
      ImportTable table,
      ImportFiles files,
      ThisNode node,
      Importer importer,
      TransactionOperations transactions,
      ApplicationEventPublisher events) {
    this.jobs = jobs;
    this.table = table;
    this.files = files;
    this.node = node;
    this.importer = importer;
    this.transactions = transactions;
    this.events = events;
  }

  /** Whether another one would be too many. */
  boolean isFull() {
    return jobs.underWay(TYPE) >= MOST_UNDER_WAY;
  }

  /**
   * Begins one: the file is kept until it is over, and goes at once if it cannot begin.
   *
   * @param externalId what the caller calls it
   */
  Job begin(Path file, Connection connection, boolean upsert, Optional<String> externalId) {
    try {
      long size = size(file);
      var members = members(connection, upsert, externalId);
      return transactions.execute(_ -> {
        var begun = jobs.begin(TYPE, members);
        table.insert(ImportProgress.begin(begun.id(), connection.name(), upsert, size), node.id());
        runOnceCommitted(begun.id());
        files.keep(file, begun.id());
        events.publishEvent(new UsersImportBegun(begun.id(), connection.name(), upsert));
        return begun;
      });
    } finally {
      files.delete(file);
    }
  }

  private static ObjectNode members(
      Connection connection, boolean upsert, Optional<String> externalId) {
    var members = JSON.createObjectNode();
    members.put("connection_id", connection.id()).put("upsert", upsert);
    externalId.ifPresent(id -> members.put("external_id", id));
    return members;
  }

  /** Where nobody can say whether it was, the run finds out, and removes the file of no job. */
  private void runOnceCommitted(String jobId) {
    OfTransaction.onceOver(status -> {
      if (status == TransactionSynchronization.STATUS_ROLLED_BACK) {
        files.delete(files.of(jobId));
      } else {
        submit(jobId, 0);
      }
    });
  }

  @Override
  public void start() {
    running = true;
    worker =
        Optional.of(
            Executors.newSingleThreadExecutor(task -> new Thread(task, "imports of users")));
    var underWay = table.underWay().stream().map(ImportProgress::jobId).toList();
    files.keepOnly(new HashSet<>(underWay));
    underWay.forEach(id -> submit(id, 0));
  }

  /** Ends after the batch that is under way. */
  @Override
  public void stop() {
    running = false;
    worker.ifPresent(ExecutorService::close);
    worker = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** A fault of ours breaks an import off, visibly; it goes on at the next start. */
  private void submit(String jobId, long seconds) {
    worker
        .filter(thread -> !thread.isShutdown())
        .ifPresent(thread -> {
          var later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS, thread);
          var _ =
              CompletableFuture.runAsync(() -> run(jobId), later)
                  .whenComplete((_, thrown) -> complain(jobId, thrown));
        });
  }

  private static void complain(String jobId, @Nullable Throwable thrown) {
    if (thrown != null) {
      log.error("The import {} broke off", jobId, thrown);
    }
  }

  private void run(String jobId) {
    try {
      var job = jobs.byId(jobId).filter(one -> !one.status().isOver());
      var progress = table.byId(jobId);
      if (job.isEmpty() || progress.isEmpty() || !importer.isPossible(job.get(), progress.get())) {
        files.delete(files.of(jobId));
      } else if (isOurs(jobId)) {
        read(job.get(), progress.get());
      }
    } catch (Importer.NotOurs e) {
      log.info("The import {} goes on elsewhere or is over", jobId);
      submit(jobId, 1);
    } catch (DataAccessException | TransactionException e) {
      log.warn("The import {} waits for the database: {}", jobId, e.getClass().getSimpleName());
      submit(jobId, 5);
    }
  }

  /** Also where its file is gone: no other node has it. */
  private boolean isOurs(String jobId) {
    return Files.exists(files.of(jobId)) || node.isAlone() || table.isOf(jobId, node.id());
  }

  private void read(Job job, ImportProgress begin) {
    var progress = begin;
    try (var file = UsersFile.open(files.of(job.id()), begin.position(), begin.line())) {
      while (!progress.isDone()) {
        if (!running) {
          return;
        }
        var rows = file.next(BATCH).stream().map(ImportRow::of).toList();
        progress = importer.take(job, progress, rows, file);
      }
      importer.finish(progress);
      importer.complete(job, progress);
    } catch (IOException e) {
      log.warn("The file of the import {} cannot be read", job.id(), e);
      importer.fail(job, progress, "The file cannot be read any more");
    }
    files.delete(files.of(job.id()));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
