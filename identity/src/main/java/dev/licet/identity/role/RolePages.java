package dev.licet.identity.role;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One role: its name, its end. */
@Pages
@RequestMapping("/dashboard/roles/{roleId}")
class RolePages {
  private final Roles roles;

  RolePages(Roles roles) {
    this.roles = roles;
  }

  @GetMapping("/settings")
  ModelAndView settings(@PathVariable String roleId) {
    var role = role(roleId);
    return page(HttpStatus.OK, role, role, Problems.none());
  }

  @PostMapping("/settings")
  ModelAndView change(
      @PathVariable String roleId,
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String description) {
    var role = role(roleId);
    var typed = new Role(role.id(), name.strip(), description.strip());
    return switch (roles.change(role.id(), _ -> typed)) {
      case Done<Role> _ ->
          SeeOther.notice("saved", "/dashboard/roles/{roleId}/settings", role.id());
      case Invalid<Role>(var problems) ->
          page(HttpStatus.UNPROCESSABLE_CONTENT, role, typed, Problems.of(problems));
    };
  }

  @GetMapping("/delete")
  ModelAndView confirmRemoval(@PathVariable String roleId) {
    return new ModelAndView("role/delete", Map.of("role", role(roleId)));
  }

  @PostMapping("/delete")
  ModelAndView remove(@PathVariable String roleId) {
    roles.remove(role(roleId).id());
    return SeeOther.notice("role-deleted", "/dashboard/roles");
  }

  private Role role(String id) {
    return roles.byId(id).orElseThrow(PageNotFound::new);
  }

  private static ModelAndView page(HttpStatus status, Role role, Role typed, Problems problems) {
    return new ModelAndView(
        "role/settings", Map.of("role", role, "typed", typed, "problems", problems), status);
  }
}
