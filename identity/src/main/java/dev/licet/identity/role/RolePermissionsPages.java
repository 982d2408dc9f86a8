package dev.licet.identity.role;

import dev.licet.identity.api.Apis;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What one role holds. */
@Pages
@RequestMapping("/dashboard/roles/{roleId}/permissions")
class RolePermissionsPages {
  private final Roles roles;
  private final Apis apis;

  RolePermissionsPages(Roles roles, Apis apis) {
    this.roles = roles;
    this.apis = apis;
  }

  @GetMapping
  ModelAndView list(@PathVariable String roleId) {
    return page(HttpStatus.OK, role(roleId), Problems.none());
  }

  @PostMapping
  ModelAndView add(
      @PathVariable String roleId, @RequestParam(defaultValue = "") String permission) {
    var role = role(roleId);
    var wanted = PermissionChoice.read(apis, permission);
    return answer(
        role,
        wanted.isEmpty()
            ? Outcome.invalid("permission", "Choose one of the permissions")
            : roles.addPermissions(role.id(), List.of(wanted.get())));
  }

  @PostMapping("/remove")
  ModelAndView remove(
      @PathVariable String roleId, @RequestParam String audience, @RequestParam String name) {
    var role = role(roleId);
    var surplus = List.of(new ApiPermission(audience, name));
    return answer(role, roles.removePermissions(role.id(), surplus));
  }

  private ModelAndView answer(Role role, Outcome<Role> outcome) {
    return switch (outcome) {
      case Done<Role> _ ->
          SeeOther.notice("rights-saved", "/dashboard/roles/{roleId}/permissions", role.id());
      case Invalid<Role>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, role, Problems.of(problems));
    };
  }

  private Role role(String id) {
    return roles.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView page(HttpStatus status, Role role, Problems problems) {
    return new ModelAndView(
        "role/permissions",
        Map.of(
            "role",
            role,
            "held",
            roles.permissions(role.id()),
            "apis",
            PermissionChoice.apis(apis),
            "problems",
            problems.all()),
        status);
  }
}
