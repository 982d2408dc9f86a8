package dev.licet.identity.bulk;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.ConnectionFilter;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.job.Job;
import dev.licet.identity.job.Jobs;
import dev.licet.identity.job.ProblemWriter;
import dev.licet.identity.shared.Slice;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Imports and exports of users: the forms that begin one, the last ones, and how one of them is.
 */
@Pages
@RequestMapping("/dashboard/jobs")
class UsersJobPages {
  private static final String ONE = "/dashboard/jobs/{jobId}";
  private static final int SHOWN = 20;
  private static final int SHOWN_PROBLEMS = 100;
  private static final ConnectionFilter DATABASES =
      new ConnectionFilter(Optional.empty(), List.of("auth0"));
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Jobs jobs;
  private final UsersImports imports;
  private final UsersExports exports;
  private final ImportFiles files;
  private final Connections connections;
  private final ProblemWriter problems;

  UsersJobPages(
      Jobs jobs,
      UsersImports imports,
      UsersExports exports,
      ImportFiles files,
      Connections connections,
      ProblemWriter problems) {
    this.jobs = jobs;
    this.imports = imports;
    this.exports = exports;
    this.files = files;
    this.connections = connections;
    this.problems = problems;
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("bulk/jobs", Map.of("jobs", latest(), "connections", databases()));
  }

  /**
   * Begins an import. The body is the file, which goes to the disk as it comes in: a script sends
   * it. What is wrong is told as a text that the script shows.
   */
  @PostMapping(path = "/imports", consumes = "application/x-ndjson")
  ResponseEntity<String> importUsers(
      @RequestParam(defaultValue = "") String connection,
      @RequestParam(defaultValue = "false") boolean upsert,
      HttpServletRequest request)
      throws IOException {
    var into = connections.byId(connection).filter(Connection::isDatabase);
    if (into.isEmpty()) {
      return refused(HttpStatus.UNPROCESSABLE_CONTENT, "Choose the database that they belong to.");
    }
    if (imports.isFull()) {
      return refused(
          HttpStatus.TOO_MANY_REQUESTS,
          "There are %d imports under way. Wait until one of them is over."
              .formatted(UsersImports.MOST_UNDER_WAY));
    }
    return receive(into.get(), upsert, request);
  }

  private ResponseEntity<String> receive(
      Connection into, boolean upsert, HttpServletRequest request) throws IOException {
    try {
      var file = files.receive(request.getInputStream());
      var job = imports.begin(file, into, upsert, Optional.empty());
      return ResponseEntity.status(HttpStatus.SEE_OTHER)
          .location(URI.create("/dashboard/jobs/" + job.id() + "?notice=import-begun"))
          .build();
    } catch (ImportFiles.NoJson e) {
      return refused(
          HttpStatus.UNPROCESSABLE_CONTENT, "The file is no valid JSON: " + e.getMessage());
    }
  }

  @PostMapping("/exports")
  ModelAndView exportUsers(
      @RequestParam(defaultValue = "") String connection,
      @RequestParam(defaultValue = "JSON") Export.Format format) {
    var from = connections.byId(connection);
    var members = JSON.createObjectNode().put("format", format.wireName());
    from.ifPresent(one -> members.put("connection_id", one.id()));
    var name = from.map(Connection::name).orElse("");
    var job = exports.begin(name, format, List.of(), Integer.MAX_VALUE, members);
    return SeeOther.notice("export-ready", ONE, job.id());
  }

  @GetMapping("/{jobId}")
  ModelAndView show(@PathVariable String jobId) {
    var job = find(jobId);
    return new ModelAndView(
        "bulk/job",
        Map.of(
            "job",
            new ShownJob(job),
            "location",
            exports.shown(job).getOrDefault("location", ""),
            "most",
            SHOWN_PROBLEMS,
            "refused",
            jobs.problems(job.id(), -1, SHOWN_PROBLEMS)));
  }

  /** All refused users in one file. */
  @GetMapping("/{jobId}/problems")
  void problems(@PathVariable String jobId, HttpServletResponse response) throws IOException {
    var job = find(jobId);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"" + job.id() + "-refused.json\"");
    problems.write(job, response.getOutputStream());
  }

  private Job find(String id) {
    return jobs.byId(id)
        .filter(job -> List.of(UsersImports.TYPE, UsersExports.TYPE).contains(job.type()))
        .orElseThrow(PageNotFound::new);
  }

  private List<ShownJob> latest() {
    return Stream.of(UsersImports.TYPE, UsersExports.TYPE)
        .flatMap(type -> jobs.latest(type, SHOWN).stream())
        .sorted(Comparator.comparing(Job::createdAt).reversed())
        .limit(SHOWN)
        .map(ShownJob::new)
        .toList();
  }

  private List<Connection> databases() {
    return connections.list(DATABASES, new Slice("", 0, 1_000));
  }

  private static ResponseEntity<String> refused(HttpStatus status, String problem) {
    return ResponseEntity.status(status).contentType(MediaType.TEXT_PLAIN).body(problem);
  }
}
