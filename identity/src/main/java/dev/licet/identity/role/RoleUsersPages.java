package dev.licet.identity.role;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Who has one role. */
@Pages
@RequestMapping("/dashboard/roles/{roleId}/users")
class RoleUsersPages {
  private static final int SIZE = 50;

  private final Roles roles;
  private final Users users;
  private final UserRights rights;

  RoleUsersPages(Roles roles, Users users, UserRights rights) {
    this.roles = roles;
    this.users = users;
    this.rights = rights;
  }

  @GetMapping
  ModelAndView list(@PathVariable String roleId, @RequestParam(defaultValue = "") String after) {
    return page(HttpStatus.OK, role(roleId), after, "", Problems.none());
  }

  @PostMapping
  ModelAndView add(@PathVariable String roleId, @RequestParam(defaultValue = "") String email) {
    var role = role(roleId);
    return answer(role, email, give(role, users.byEmail(email)));
  }

  /** An e-mail names one user of each database: which of them is meant is not for us to guess. */
  private Outcome<User> give(Role role, List<User> found) {
    return switch (found.size()) {
      case 0 -> Outcome.invalid("email", "There is no user with this e-mail");
      case 1 -> rights.assign(found.getFirst().id(), List.of(role.id()));
      default -> Outcome.invalid("email", "Several users have this e-mail: " + named(found));
    };
  }

  private static String named(List<User> found) {
    return found.stream()
        .map(user -> user.id() + " in " + user.connection())
        .collect(
            Collectors.joining(", ", "", ". Give the role on the page of the one that is meant"));
  }

  @PostMapping("/remove")
  ModelAndView remove(@PathVariable String roleId, @RequestParam String user) {
    var role = role(roleId);
    return answer(role, "", rights.unassign(user, List.of(role.id())));
  }

  private ModelAndView answer(Role role, String email, Outcome<User> outcome) {
    return switch (outcome) {
      case Done<User> _ ->
          SeeOther.notice("rights-saved", "/dashboard/roles/{roleId}/users", role.id());
      case Invalid<User>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, role, "", email, Problems.of(problems));
    };
  }

  private Role role(String id) {
    return roles.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView page(
      HttpStatus status, Role role, String after, String email, Problems problems) {
    var found = rights.usersOf(role.id(), new Slice(after, 0, SIZE + 1));
    return new ModelAndView(
        "role/users",
        Map.of(
            "role",
            role,
            "users",
            found.stream().limit(SIZE).toList(),
            "next",
            found.size() > SIZE ? found.get(SIZE - 1).id() : "",
            "email",
            email,
            "problems",
            problems),
        status);
  }
}
