package dev.licet.identity.audit;

import dev.licet.identity.audit.entry.LogType;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.management.search.Condition;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The log, one entry of it, and what it tells of a user. */
@Pages
class LogPages {
  private final Logs logs;
  private final Users users;

  LogPages(Logs logs, Users users) {
    this.logs = logs;
    this.users = users;
  }

  @GetMapping("/dashboard/logs")
  ModelAndView list(LogQuery query) {
    var problem = query.problem();
    var found = problem.isPresent() ? List.<LogEntry>of() : find(query.condition(), query.page());
    var model = new HashMap<String, Object>();
    model.put("query", query);
    model.put("problem", problem.orElse(""));
    model.put("types", LogType.all());
    addPage(model, found, query.page());
    return new ModelAndView(
        "audit/list",
        model,
        problem.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
  }

  @GetMapping("/dashboard/logs/{logId}")
  ModelAndView show(@PathVariable String logId) {
    var entry = logs.byId(logId).orElseThrow(PageNotFound::new);
    var model = new HashMap<String, Object>();
    model.put("entry", entry);
    model.put("kind", entry.kind());
    return new ModelAndView("audit/entry", model);
  }

  @GetMapping("/dashboard/users/{userId}/history")
  ModelAndView ofUser(@PathVariable String userId, @RequestParam(defaultValue = "0") int page) {
    User user = users.byId(userId).orElseThrow(PageNotFound::new);
    var model = new HashMap<String, Object>();
    model.put("user", user);
    int number = Math.clamp(page, 0, 200);
    addPage(model, find(Logs.ofUser(user.id()), number), number);
    return new ModelAndView("audit/of-user", model);
  }

  private List<LogEntry> find(Condition condition, int page) {
    return logs.search(
        condition, true, new Slice("", (long) page * LogQuery.SIZE, LogQuery.SIZE + 1));
  }

  private static void addPage(Map<String, Object> model, List<LogEntry> found, int page) {
    model.put("entries", found.stream().limit(LogQuery.SIZE).toList());
    model.put("next", found.size() > LogQuery.SIZE ? page + 1 : 0);
  }
}
