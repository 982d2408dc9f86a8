package dev.licet.identity.job;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Jobs as the Management API shows them. */
public final class JobJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private JobJson() {}

  /** What a call that has begun one is answered. */
  public static Map<String, Object> of(Job job) {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", job.type());
    json.put("status", job.status().wireName());
    json.put("created_at", TIME.format(job.createdAt()));
    json.put("id", job.id());
    job.members().properties().forEach(one -> json.put(one.getKey(), one.getValue()));
    return json;
  }

  /** The same and how far it is. */
  static Map<String, Object> of(Job job, Clock clock) {
    var json = of(job);
    json.put("percentage_done", job.percentage());
    if (job.status() == JobStatus.PROCESSING && job.percentage() > 0) {
      json.put("time_left_seconds", left(job, clock));
    }
    return json;
  }

  static Map<String, Object> of(JobProblem problem) {
    var error = new LinkedHashMap<String, Object>();
    error.put("code", problem.code());
    error.put("message", problem.message());
    if (!problem.path().isEmpty()) {
      error.put("path", problem.path());
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("line", problem.position());
    json.put("user", JSON.readTree(problem.subject()));
    json.put("errors", List.of(error));
    return json;
  }

  /** What the rest will take if it goes on as until now. In seconds. */
  private static long left(Job job, Clock clock) {
    var spent = Duration.between(job.createdAt(), clock.instant()).toMillis();
    return spent * (100 - job.percentage()) / job.percentage() / 1_000;
  }
}
