package dev.licet.identity.connection;

import static java.util.stream.Collectors.toMap;

import dev.licet.identity.application.Application;
import dev.licet.identity.application.Applications;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.dashboard.SwitchForm;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A database's tab with the applications that may use it. */
@Pages
@RequestMapping(DatabaseApplicationsPages.PATH)
class DatabaseApplicationsPages {
  static final String PATH = "/dashboard/connections/{connectionId}/applications";

  private final Connections connections;
  private final Applications applications;

  DatabaseApplicationsPages(Connections connections, Applications applications) {
    this.connections = connections;
    this.applications = applications;
  }

  @GetMapping
  ModelAndView show(@PathVariable String connectionId, @RequestParam(defaultValue = "0") int page) {
    var connection = connection(connectionId);
    return page(HttpStatus.OK, connection, usersOf(connection), page, Problems.none());
  }

  @PostMapping
  ModelAndView change(
      @PathVariable String connectionId,
      @RequestParam(defaultValue = "0") int page,
      @RequestParam MultiValueMap<String, String> sent) {
    var connection = connection(connectionId);
    var form = SwitchForm.of(sent);
    return switch (change(connection, form.moved())) {
      case Done<Connection> _ ->
          SeeOther.notice("saved", PATH + "?page={page}", connection.id(), page);
      case Invalid<Connection>(var problems) ->
          page(
              HttpStatus.UNPROCESSABLE_CONTENT, connection, form.on(), page, Problems.of(problems));
    };
  }

  private Outcome<Connection> change(Connection connection, Map<String, Boolean> moved) {
    return moved.isEmpty()
        ? Outcome.done(connection)
        : connections.switchClients(connection.id(), moved);
  }

  private Connection connection(String id) {
    return connections.byId(id).filter(Connection::isDatabase).orElseThrow(PageNotFound::new);
  }

  private Set<String> usersOf(Connection connection) {
    var ofEach = connections.clients(List.of(connection));
    return Set.copyOf(ofEach.getOrDefault(connection.id(), List.of()));
  }

  private ModelAndView page(
      HttpStatus status, Connection connection, Set<String> on, int number, Problems problems) {
    var all = applications.list().stream().filter(one -> !one.system()).toList();
    var slice = Switches.slice(number);
    var names =
        all.stream()
            .skip(slice.skip())
            .limit(slice.limit())
            .collect(
                toMap(
                    Application::clientId, Application::name, (one, _) -> one, LinkedHashMap::new));
    return new ModelAndView(
        "connection/applications",
        Map.of(
            "connection", connection,
            "switches", Switches.of(names, usersOf(connection), on, number, all.size()),
            "problems", problems.all()),
        status);
  }
}
