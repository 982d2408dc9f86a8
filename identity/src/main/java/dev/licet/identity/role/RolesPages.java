package dev.licet.identity.role;

import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of roles, and the form that makes one. */
@Pages
@RequestMapping("/dashboard/roles")
class RolesPages {
  private final Roles roles;

  RolesPages(Roles roles) {
    this.roles = roles;
  }

  @GetMapping
  ModelAndView list() {
    return new ModelAndView("role/list", Map.of("roles", roles.list()));
  }

  @GetMapping("/new")
  ModelAndView form() {
    return form(HttpStatus.OK, new Role("", "", ""), Problems.none());
  }

  @PostMapping
  ModelAndView create(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String description) {
    return switch (roles.create(name.strip(), description.strip())) {
      case Done<Role>(var role) ->
          SeeOther.notice("role-created", "/dashboard/roles/{roleId}/permissions", role.id());
      case Invalid<Role>(var problems) ->
          form(
              HttpStatus.UNPROCESSABLE_CONTENT,
              new Role("", name.strip(), description.strip()),
              Problems.of(problems));
    };
  }

  private static ModelAndView form(HttpStatus status, Role typed, Problems problems) {
    return new ModelAndView("role/create", Map.of("typed", typed, "problems", problems), status);
  }
}
