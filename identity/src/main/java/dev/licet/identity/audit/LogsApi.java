package dev.licet.identity.audit;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Listings;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.Sort;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.Issuer;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/logs} and {@code /api/v2/users/{id}/logs}. */
@RestController
@RequestMapping(ManagementApi.PATH)
class LogsApi {
  /** As Auth0 has it: whoever wants more of them goes on from a checkpoint, or searches. */
  private static final int REACH = 1_000;

  private static final int MOST = 100;
  private static final int USUAL = 50;

  private final Logs logs;
  private final Users users;
  private final Listings listings;
  private final Issuer issuer;

  LogsApi(Logs logs, Users users, Listings listings, Issuer issuer) {
    this.logs = logs;
    this.users = users;
    this.listings = listings;
    this.issuer = issuer;
  }

  /** Auth0's Go library says with which engine to search, also where there is but one. */
  @GetMapping("/logs")
  @RequiresScope(
      value = {"read:logs", "read:logs_users"},
      any = true)
  ResponseEntity<Object> list(@ForList({"q", "search", "sort", "search_engine"}) Query query) {
    var search = query.search(LogFields.SEARCHED, "q", "search");
    return query.text("from").or(() -> query.text("take")).isPresent()
        ? goingOn(query, search)
        : page(query, search);
  }

  @GetMapping("/logs/{id}")
  @RequiresScope(
      value = {"read:logs", "read:logs_users"},
      any = true)
  ResponseEntity<Object> show(@PathVariable String id, Fields fields) {
    var entry =
        logs.byId(id)
            .orElseThrow(() ->
                new ManagementRefused(
                    ManagementError.notFound("inexistent_log", "The log does not exist")));
    return Answers.ok(fields.of(entry.members()));
  }

  /** Of a user who is gone there may still be entries. */
  @GetMapping("/users/{id}/logs")
  @RequiresScope(
      value = {"read:logs", "read:logs_users"},
      any = true)
  ResponseEntity<Object> logsOfUser(@PathVariable String id, @ForList("sort") Query query) {
    var condition = Logs.ofUser(id);
    if (users.byId(id).isEmpty() && logs.count(condition) == 0) {
      throw UserRefusals.missing();
    }
    return page(query, condition);
  }

  private ResponseEntity<Object> page(Query query, Condition condition) {
    var newestFirst = query.sort(Set.of("date")).map(Sort::descending).orElse(true);
    var listing = listings.read(query, "logs", REACH);
    return Answers.ok(
        listing.answer(
            logs.search(condition, newestFirst, listing.slice()),
            LogEntry::id,
            LogEntry::members,
            () -> logs.count(condition)));
  }

  /** From an entry on, the oldest first; the header says how to go on, unless at the end. */
  private ResponseEntity<Object> goingOn(Query query, Condition condition) {
    if (!condition.equals(Condition.everything())) {
      throw refused("A list from a checkpoint cannot be searched", "q");
    }
    query.sort(Set.of("date"));
    var fields = Fields.of(query);
    int take = query.whole("take", 1, MOST).orElse(USUAL);
    long from = query.text("from").filter(text -> !text.isEmpty()).map(LogsApi::number).orElse(0L);
    var found = logs.after(from, take + 1);
    var shown = found.stream().limit(take).toList();
    var answer =
        ResponseEntity.ok()
            .contentType(MediaType.APPLICATION_JSON)
            .cacheControl(CacheControl.noStore());
    if (found.size() > take) {
      answer.header(HttpHeaders.LINK, next(shown.getLast(), take));
    }
    return answer.body(shown.stream().map(one -> fields.of(one.members())).toList());
  }

  private String next(LogEntry last, int take) {
    return "<https://%s%s/logs?from=%s&take=%d>; rel=\"next\""
        .formatted(issuer.domain(), ManagementApi.PATH, last.id(), take);
  }

  private static long number(String id) {
    return LogEntry.seq(id).orElseThrow(() -> refused("No log_id", "from"));
  }

  private static ManagementRefused refused(String problem, String name) {
    return new ManagementRefused(
        ManagementError.invalidQuery("'%s' on property %s".formatted(problem, name)));
  }
}
