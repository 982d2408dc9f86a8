package dev.licet.identity.audit;

import dev.licet.identity.management.search.Condition;
import dev.licet.identity.management.search.SearchField.Kind;
import dev.licet.identity.management.search.SearchFields;
import java.time.Instant;
import java.util.Optional;

/** What the log is searched by, and the columns. */
final class LogFields {
  static final SearchFields SEARCHED =
      SearchFields.none()
          .numbered("log_id", "l.seq", LogEntry::seq)
          .with("date", Kind.TIME, "l.date")
          .with("type", Kind.TEXT, "l.type")
          .with("description", Kind.FOLDED, "l.description")
          .with("user_id", Kind.TEXT, "l.user_id")
          .with("user_name", Kind.FOLDED, "l.user_name")
          .with("client_id", Kind.TEXT, "l.client_id")
          .with("client_name", Kind.FOLDED, "l.client_name")
          .with("connection", Kind.TEXT, "l.connection")
          .with("audience", Kind.TEXT, "l.audience")
          .with("scope", Kind.TEXT, "l.scope")
          .with("ip", Kind.TEXT, "l.ip")
          .with("client_ip", Kind.TEXT, "l.ip")
          .with("user_agent", Kind.FOLDED, "l.user_agent")
          .with("references.correlation_id", Kind.TEXT, "l.correlation")
          .member("hostname", "l.entry")
          .with("details.target", Kind.TEXT, "l.target");

  private LogFields() {}

  static Condition is(String field, String value) {
    return SEARCHED.same(field, value);
  }

  static Condition has(String field, String part) {
    return SEARCHED.contains(field, part);
  }

  static Condition since(Instant time) {
    return SEARCHED.within("date", Optional.of(time), Optional.empty());
  }

  static Condition before(Instant time) {
    return SEARCHED.within("date", Optional.empty(), Optional.of(time));
  }
}
