package dev.licet.identity.audit.stream;

import dev.licet.identity.audit.Logs;
import dev.licet.identity.audit.stream.LogStream.Status;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The log streams: find, make, change and remove them. */
@Service
class LogStreams {
  private static final int MOST = 10;

  private final StreamTable table;
  private final StreamOutboxTable outbox;
  private final Logs logs;
  private final Ids ids;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  LogStreams(
      StreamTable table,
      StreamOutboxTable outbox,
      Logs logs,
      Ids ids,
      Clock clock,
      ApplicationEventPublisher events) {
    this.table = table;
    this.outbox = outbox;
    this.logs = logs;
    this.ids = ids;
    this.clock = clock;
    this.events = events;
  }

  List<LogStream> list() {
    return table.list();
  }

  Optional<LogStream> byId(String id) {
    return FieldChecks.isLine(id) ? table.find(id) : Optional.empty();
  }

  /** How many entries wait for it. */
  long waiting(LogStream stream) {
    logs.number();
    return outbox.count(stream.id());
  }

  /** Makes a stream, which begins with what happens from now on. */
  @Transactional
  public Outcome<LogStream> create(String name, Sink sink, List<String> filters) {
    var problems = StreamRules.check(name, sink, filters);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (table.list().size() >= MOST) {
      return Outcome.invalid("name", "There can be %d log streams".formatted(MOST));
    }
    var stream =
        new LogStream(
            "lst_" + ids.alphanumeric(16), name, Status.ACTIVE, sink, filters, ids.secret(), "");
    logs.number();
    table.insert(stream, clock.instant());
    events.publishEvent(StreamNoted.created(stream));
    return Outcome.done(stream);
  }

  /** Changes a stream, from what it is at that moment. */
  @Transactional
  public Outcome<LogStream> change(String id, Function<LogStream, Outcome<LogStream>> edit) {
    if (byId(id).isPresent()) {
      table.lock(id);
    }
    return byId(id)
        .map(now -> edit.apply(now).then(after -> replace(now, after)))
        .orElseGet(LogStreams::missing);
  }

  private Outcome<LogStream> replace(LogStream now, LogStream after) {
    var problems = StreamRules.check(after.name(), after.sink(), after.filters());
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    logs.number();
    table.update(after);
    events.publishEvent(StreamNoted.changed(now, after));
    return Outcome.done(table.find(after.id()).orElseThrow());
  }

  /** Removes a stream with all that waits for it, and answers what it was. */
  @Transactional
  public Outcome<LogStream> remove(String id) {
    var found = byId(id);
    if (found.isEmpty()) {
      return missing();
    }
    table.delete(id);
    events.publishEvent(StreamNoted.removed(found.get()));
    return Outcome.done(found.get());
  }

  private static Outcome<LogStream> missing() {
    return Outcome.missing("id", "There is no log stream with this id");
  }
}
