package dev.licet.identity.connection;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.dashboard.SwitchForm;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** An application's tab with the databases that its users come from. */
@Pages
@RequestMapping(ApplicationDatabasesPages.PATH)
class ApplicationDatabasesPages {
  static final String PATH = "/dashboard/applications/{clientId}/connections";

  private final Applications applications;
  private final Connections connections;

  ApplicationDatabasesPages(Applications applications, Connections connections) {
    this.applications = applications;
    this.connections = connections;
  }

  @GetMapping
  ModelAndView show(@PathVariable String clientId, @RequestParam(defaultValue = "0") int page) {
    var application = application(clientId);
    return page(HttpStatus.OK, application, usedBy(application), page, Problems.none());
  }

  @PostMapping
  ModelAndView change(
      @PathVariable String clientId,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam MultiValueMap<String, String> sent) {
    var application = application(clientId);
    var form = SwitchForm.of(sent);
    var problems = change(application, form.moved());
    return problems.isEmpty()
        ? SeeOther.notice("saved", PATH + "?page={page}", clientId, page)
        : page(
            HttpStatus.UNPROCESSABLE_CONTENT, application, form.on(), page, Problems.of(problems));
  }

  private List<FieldProblem> change(Application application, Map<String, Boolean> moved) {
    if (application.system()) {
      return List.of(
          new FieldProblem("client_id", "This is the server's own application: it stays as it is"));
    }
    if (moved.keySet().stream().anyMatch(id -> database(id).isEmpty())) {
      return List.of(
          new FieldProblem("connection_id", "One of these databases does not exist any more"));
    }
    return moved.entrySet().stream()
        .flatMap(one -> problems(one.getKey(), application, one.getValue()).stream())
        .toList();
  }

  private List<FieldProblem> problems(String id, Application application, boolean on) {
    var outcome = connections.switchClients(id, Map.of(application.clientId(), on));
    return outcome instanceof Invalid<Connection>(var problems) ? problems : List.of();
  }

  private Optional<Connection> database(String id) {
    return connections.byId(id).filter(Connection::isDatabase);
  }

  private Application application(String clientId) {
    return applications.byClientId(clientId).orElseThrow(PageNotFound::new);
  }

  private Set<String> usedBy(Application application) {
    return connections.ofClient(application.clientId()).stream()
        .map(Connection::id)
        .collect(toSet());
  }

  private ModelAndView page(
      HttpStatus status, Application application, Set<String> on, int number, Problems problems) {
    var names =
        connections.list(ConnectionFilter.DATABASES, Switches.slice(number)).stream()
            .collect(toMap(Connection::id, Connection::name, (one, _) -> one, LinkedHashMap::new));
    long total = connections.count(ConnectionFilter.DATABASES);
    return new ModelAndView(
        "connection/of-application",
        Map.of(
            "app", application,
            "switches", Switches.of(names, usedBy(application), on, number, total),
            "problems", problems.all()),
        status);
  }
}
