package dev.licet.identity.job;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what could not be done of a job, piece by piece: there may be as many problems as users
 * were given.
 */
@Component
public class ProblemWriter {
  private static final int AT_ONCE = 1_000;

  private final Jobs jobs;
  private final JsonMapper json;

  ProblemWriter(Jobs jobs, JsonMapper json) {
    this.jobs = jobs;
    this.json = json;
  }

  /** Writes all of them as one JSON array. */
  public void write(Job job, OutputStream out) throws IOException {
    write(job, UnaryOperator.identity(), out);
  }

  /**
   * Writes them as the caller wants to see each.
   *
   * @param shown what is shown of a problem's members
   */
  void write(Job job, UnaryOperator<Map<String, Object>> shown, OutputStream out)
      throws IOException {
    // Not closed if it breaks off: what has an end looks whole.
    var array = json.writer().writeValuesAsArray(out);
    for (var page = after(job, -1); !page.isEmpty(); page = after(job, last(page))) {
      page.forEach(problem -> array.write(shown.apply(JobJson.of(problem))));
    }
    array.close();
  }

  private List<JobProblem> after(Job job, long position) {
    return jobs.problems(job.id(), position, AT_ONCE);
  }

  private static long last(List<JobProblem> page) {
    return page.getLast().position();
  }
}
