package dev.licet.identity.connection;

import dev.licet.identity.dashboard.FormFields;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.password.PasswordLevel;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The databases of users, and the settings of one. */
@Pages
@RequestMapping("/dashboard/connections")
class ConnectionsPages {
  private static final int SIZE = 50;

  private final Connections connections;

  ConnectionsPages(Connections connections) {
    this.connections = connections;
  }

  @GetMapping
  ModelAndView list(@RequestParam(defaultValue = "") String after) {
    return list(HttpStatus.OK, after, "", Problems.none());
  }

  /**
   * With the settings that every tenant's first database has, and for no application: its maker is
   * led to where that is changed.
   */
  @PostMapping
  ModelAndView create(@RequestParam(defaultValue = "") String name) {
    var created =
        connections.create(name.strip(), Connection.DATABASE, ConnectionBody.usual(), List.of());
    return switch (created) {
      case Done<Connection>(var connection) ->
          SeeOther.notice("connection-created", DatabaseApplicationsPages.PATH, connection.id());
      case Invalid<Connection>(var problems) ->
          list(HttpStatus.UNPROCESSABLE_CONTENT, "", name.strip(), Problems.of(problems));
    };
  }

  @GetMapping("/{connectionId}")
  ModelAndView settings(@PathVariable String connectionId) {
    var connection = connection(connectionId);
    return page(HttpStatus.OK, connection, DatabaseForm.of(connection), Problems.none());
  }

  @PostMapping("/{connectionId}")
  ModelAndView change(
      @PathVariable String connectionId, @RequestParam MultiValueMap<String, String> sent) {
    var connection = connection(connectionId);
    var form = new DatabaseForm(new FormFields(sent));
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return page(HttpStatus.UNPROCESSABLE_CONTENT, connection, form, Problems.of(problems));
    }
    var changed =
        connections.change(
            connection.id(), now -> form.onto(connection.with(now)).over(now), Optional.empty());
    return switch (changed) {
      case Done<Connection> _ ->
          SeeOther.notice("saved", "/dashboard/connections/{connectionId}", connection.id());
      case Invalid<Connection>(var found) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, connection, form, Problems.of(found));
    };
  }

  private Connection connection(String id) {
    return connections.byId(id).filter(Connection::isDatabase).orElseThrow(PageNotFound::new);
  }

  private ModelAndView list(HttpStatus status, String after, String name, Problems problems) {
    var found = connections.list(ConnectionFilter.DATABASES, new Slice(after, 0, SIZE + 1));
    var shown = found.subList(0, Math.min(SIZE, found.size()));
    return new ModelAndView(
        "connection/list",
        Map.of(
            "databases", shown,
            "next", found.size() > SIZE ? shown.getLast().id() : "",
            "name", name,
            "problems", problems),
        status);
  }

  private static ModelAndView page(
      HttpStatus status, Connection connection, DatabaseForm form, Problems problems) {
    return new ModelAndView(
        "connection/settings",
        Map.of(
            "connection",
            connection,
            "form",
            form.fields(),
            "levels",
            PasswordLevel.values(),
            "problems",
            problems),
        status);
  }
}
