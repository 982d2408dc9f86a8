package dev.licet.identity.audit.day;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.audit.entry.Drafts;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.paging.Fields;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.management.paging.WithFields;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/stats}: what is counted day by day. */
@RestController
@RequestMapping(ManagementApi.PATH + "/stats")
class StatsApi {
  private static final int USUAL_DAYS = 30;

  private final Days days;
  private final Uncounted uncounted;

  StatsApi(Days days, Uncounted uncounted) {
    this.days = days;
    this.uncounted = uncounted;
  }

  /** A bare number, so there are no fields to choose. */
  @GetMapping("/active-users")
  @RequiresScope("read:stats")
  ResponseEntity<Object> activeUsers(@WithFields Query query) {
    uncounted.count();
    return Answers.ok(days.activeUsers());
  }

  @GetMapping("/daily")
  @RequiresScope("read:stats")
  ResponseEntity<Object> daily(@WithFields({"from", "to"}) Query query) {
    var fields = Fields.of(query);
    var to = query.text("to").map(text -> date(text, "to")).orElseGet(days::today);
    var from =
        query.text("from").map(text -> date(text, "from")).orElse(to.minusDays(USUAL_DAYS - 1));
    uncounted.count();
    return Answers.ok(days.between(from, to).stream().map(day -> fields.of(json(day))).toList());
  }

  private static Map<String, Object> json(Day day) {
    var json = new LinkedHashMap<String, Object>();
    json.put("date", Drafts.TIME.format(day.date().atStartOfDay(ZoneOffset.UTC)));
    json.put("logins", day.logins());
    json.put("signups", day.signups());
    json.put("leaked_passwords", 0);
    json.put("failed_logins", day.failedLogins());
    json.put("tokens", day.tokens());
    json.put("refused_tokens", day.refusedTokens());
    json.put("updated_at", Drafts.TIME.format(day.updatedAt()));
    json.put("created_at", Drafts.TIME.format(day.createdAt()));
    return json;
  }

  private static LocalDate date(String text, String name) {
    try {
      return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    } catch (DateTimeException e) {
      throw new ManagementRefused(
          ManagementError.invalidQuery(
              "'String does not match pattern YYYYMMDD' on property " + name));
    }
  }
}
