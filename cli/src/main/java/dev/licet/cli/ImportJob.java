package dev.licet.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;

/** An import that the server does, followed from here. */
final class ImportJob {
  private static final String PATH = "/jobs/";
  private static final int LONGEST_PAUSE = 1_000;

  private final Server server;
  private final String id;

  private ImportJob(Server server, String id) {
    this.server = server;
    this.id = id;
  }

  static ImportJob of(Server server, String id) {
    if (!id.matches("[A-Za-z0-9_]{1,100}")) {
      throw new Problem("'" + Shown.text(id) + "' is no id of a job.");
    }
    return new ImportJob(server, id);
  }

  /** Waits for its end, and says each time that it has got further. */
  Map<String, Object> follow(PrintWriter progress) {
    String said = "";
    for (int pause = 50; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      Map<String, Object> job = ask();
      if (!List.of("pending", "processing").contains(Json.text(job, "status").orElse(""))) {
        return job;
      }
      String now = percent(job);
      if (!now.equals(said)) {
        progress.println(now);
        said = now;
      }
      sleep(pause);
    }
  }

  /** Says line by line what could not be taken. */
  void tellProblems(PrintWriter where) {
    server.each(
        PATH + id + "/errors",
        problem -> where.println(problem(problem)),
        "The server does not say what was refused");
  }

  /** Whether nothing was refused. */
  static boolean isWhole(Map<String, Object> job) {
    return Json.text(job, "status").orElse("").equals("completed") && count(job, "failed") == 0;
  }

  /** What became of the users. */
  static String sentence(Map<String, Object> job) {
    String counts =
        "%d added, %d changed, %d refused."
            .formatted(count(job, "inserted"), count(job, "updated"), count(job, "failed"));
    return Json.text(job, "status").orElse("").equals("completed")
        ? counts
        : "Broken off: "
            + Shown.text(Json.text(job, "error").orElse("no reason given"))
            + ". "
            + counts;
  }

  private Map<String, Object> ask() {
    String answer =
        server.management(
            "GET", PATH + id, Map.of(), "The server does not say how far the import " + id + " is");
    return Json.object(answer)
        .orElseThrow(() -> new Problem("The server answers something else than a job."));
  }

  private static String percent(Map<String, Object> job) {
    String done = job.getOrDefault("percentage_done", 0) + " %";
    return job.get("time_left_seconds") instanceof Number seconds
        ? done + ", " + seconds + " s left"
        : done;
  }

  private static String problem(Map<String, Object> problem) {
    String who =
        problem.get("user") instanceof Map<?, ?> user && user.get("email") instanceof String email
            ? " (" + Shown.text(email) + ")"
            : "";
    String why =
        problem.get("errors") instanceof List<?> errors
                && errors.getFirst() instanceof Map<?, ?> error
            ? Shown.text(String.valueOf(error.get("message")))
            : "refused";
    return "line " + problem.get("line") + who + ": " + why;
  }

  private static long count(Map<String, Object> job, String what) {
    return job.get("summary") instanceof Map<?, ?> summary && summary.get(what) instanceof Number n
        ? n.longValue()
        : 0;
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new Problem("Interrupted.", interrupted);
    }
  }
}
