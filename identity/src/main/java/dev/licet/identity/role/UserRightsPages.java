package dev.licet.identity.role;

import dev.licet.identity.api.Apis;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.dashboard.SwitchForm;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What one user may do: the roles, and the permissions with and without them. */
@Pages
@RequestMapping("/dashboard/users/{userId}")
class UserRightsPages {
  private static final String ROLES = "/dashboard/users/{userId}/roles";
  private static final String PERMISSIONS = "/dashboard/users/{userId}/permissions";

  private final Users users;
  private final Roles roles;
  private final UserRights rights;
  private final Apis apis;

  UserRightsPages(Users users, Roles roles, UserRights rights, Apis apis) {
    this.users = users;
    this.roles = roles;
    this.rights = rights;
    this.apis = apis;
  }

  @GetMapping("/roles")
  ModelAndView roles(@PathVariable String userId) {
    return roles(HttpStatus.OK, user(userId), Problems.none());
  }

  @PostMapping("/roles")
  ModelAndView changeRoles(
      @PathVariable String userId, @RequestParam MultiValueMap<String, String> sent) {
    var user = user(userId);
    var form = SwitchForm.of(sent);
    return switch (rights.assign(user.id(), form.switchedOn(), form.switchedOff())) {
      case Done<User> _ -> SeeOther.notice("rights-saved", ROLES, user.id());
      case Invalid<User>(var problems) ->
          roles(HttpStatus.UNPROCESSABLE_CONTENT, user, Problems.of(problems));
    };
  }

  @GetMapping("/permissions")
  ModelAndView permissions(@PathVariable String userId) {
    return permissions(HttpStatus.OK, user(userId), Problems.none());
  }

  @PostMapping("/permissions")
  ModelAndView grant(
      @PathVariable String userId, @RequestParam(defaultValue = "") String permission) {
    var user = user(userId);
    var wanted = PermissionChoice.read(apis, permission);
    return answer(
        user,
        wanted.isEmpty()
            ? Outcome.invalid("permission", "Choose one of the permissions")
            : rights.grant(user.id(), List.of(wanted.get())));
  }

  @PostMapping("/permissions/remove")
  ModelAndView withdraw(
      @PathVariable String userId, @RequestParam String audience, @RequestParam String name) {
    var user = user(userId);
    return answer(user, rights.withdraw(user.id(), List.of(new ApiPermission(audience, name))));
  }

  private ModelAndView answer(User user, Outcome<User> outcome) {
    return switch (outcome) {
      case Done<User> _ -> SeeOther.notice("rights-saved", PERMISSIONS, user.id());
      case Invalid<User>(var problems) ->
          permissions(HttpStatus.UNPROCESSABLE_CONTENT, user, Problems.of(problems));
    };
  }

  private User user(String id) {
    return users.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView roles(HttpStatus status, User user, Problems problems) {
    return new ModelAndView(
        "role/of-user",
        Map.of(
            "user",
            user,
            "roles",
            roles.list(),
            "has",
            rights.rolesOf(user.id()),
            "problems",
            problems.all()),
        status);
  }

  private ModelAndView permissions(HttpStatus status, User user, Problems problems) {
    return new ModelAndView(
        "role/permissions-of-user",
        Map.of(
            "user",
            user,
            "held",
            rights.permissionsOf(user.id()),
            "apis",
            PermissionChoice.apis(apis),
            "problems",
            problems.all()),
        status);
  }
}
