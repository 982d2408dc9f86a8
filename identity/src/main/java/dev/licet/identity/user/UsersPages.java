package dev.licet.identity.user;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.ConnectionFilter;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of users, searched by e-mail, and the form that makes one. */
@Pages
@RequestMapping("/dashboard/users")
class UsersPages {
  private static final int SIZE = 50;
  private static final int MOST_DATABASES = 1_000;

  private final Users users;
  private final Connections connections;

  UsersPages(Users users, Connections connections) {
    this.users = users;
    this.connections = connections;
  }

  @GetMapping
  ModelAndView list(
      @RequestParam(defaultValue = "") String search,
      @RequestParam(defaultValue = "") String after) {
    var found = users.list(search.strip(), new Slice(after, 0, SIZE + 1));
    return new ModelAndView(
        "user/list",
        Map.of(
            "users",
            found.stream().limit(SIZE).toList(),
            "search",
            search.strip(),
            "next",
            found.size() > SIZE ? found.get(SIZE - 1).id() : ""));
  }

  @GetMapping("/new")
  ModelAndView form() {
    return form(HttpStatus.OK, NewUserForm.empty(), Problems.none());
  }

  @PostMapping
  ModelAndView create(NewUserForm form) {
    return switch (users.create(form.wanted())) {
      case Done<User>(var user) ->
          SeeOther.notice("user-created", "/dashboard/users/{userId}/profile", user.id());
      case Invalid<User>(var problems) ->
          form(HttpStatus.UNPROCESSABLE_CONTENT, form, Problems.of(problems));
    };
  }

  private ModelAndView form(HttpStatus status, NewUserForm form, Problems problems) {
    var databases = connections.list(ConnectionFilter.DATABASES, new Slice("", 0, MOST_DATABASES));
    return new ModelAndView(
        "user/create",
        Map.of(
            "form",
            form,
            "problems",
            problems,
            "databases",
            databases,
            "named",
            databases.stream().anyMatch(Connection::requiresUsername)),
        status);
  }
}
