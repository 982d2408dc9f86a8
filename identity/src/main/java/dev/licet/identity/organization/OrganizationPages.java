package dev.licet.identity.organization;

import dev.licet.identity.connection.ConnectionFilter;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.JsonObject;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Outcome.Done;
import dev.licet.identity.shared.Outcome.Invalid;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One organization: its names, its members, where they come from, its end. */
@Pages
@RequestMapping("/dashboard/organizations/{organizationId}")
class OrganizationPages {
  private static final String PATH = "/dashboard/organizations/{organizationId}";
  private static final int PAGE = 50;
  private static final ConnectionFilter ALL = new ConnectionFilter(Optional.empty(), List.of());

  private final Organizations organizations;
  private final Members members;
  private final Connections connections;
  private final Users users;

  OrganizationPages(
      Organizations organizations, Members members, Connections connections, Users users) {
    this.organizations = organizations;
    this.members = members;
    this.connections = connections;
    this.users = users;
  }

  @GetMapping
  ModelAndView show(
      @PathVariable String organizationId, @RequestParam(defaultValue = "") String after) {
    var organization = organization(organizationId);
    return page(
        HttpStatus.OK, organization, OrganizationForm.of(organization), "", after, Problems.none());
  }

  @PostMapping
  ModelAndView change(@PathVariable String organizationId, OrganizationForm form) {
    var organization = organization(organizationId);
    var problems = form.problems();
    if (!problems.isEmpty()) {
      return again(organization, form, "", problems);
    }
    var changed = organizations.change(organization.id(), Optional.of(form.name()), form.details());
    return switch (changed) {
      case Done<Organization> _ -> SeeOther.notice("saved", PATH, organization.id());
      case Invalid<Organization>(var found) -> again(organization, form, "", found);
    };
  }

  /** Whoever has that e-mail, in whatever connection. */
  @PostMapping("/members")
  ModelAndView addMember(
      @PathVariable String organizationId, @RequestParam(defaultValue = "") String email) {
    var organization = organization(organizationId);
    var found = users.byEmail(email).stream().map(User::id).toList();
    if (found.isEmpty()) {
      var problem = new FieldProblem("email", "No user has this e-mail");
      var form = OrganizationForm.of(organization);
      return again(organization, form, email.strip(), List.of(problem));
    }
    return done(organization, members.add(organization, found), "member-added");
  }

  @PostMapping("/members/remove")
  ModelAndView removeMember(
      @PathVariable String organizationId, @RequestParam(defaultValue = "") String user) {
    var organization = organization(organizationId);
    return done(organization, members.remove(organization, List.of(user)), "member-removed");
  }

  @PostMapping("/connections")
  ModelAndView switchConnection(
      @PathVariable String organizationId,
      @RequestParam(defaultValue = "") String connection,
      @RequestParam(defaultValue = "false") boolean on) {
    var organization = organization(organizationId);
    var switched =
        on
            ? organizations.enable(organization.id(), connection, JsonObject.EMPTY)
            : organizations.disable(organization.id(), connection);
    return done(organization, switched, "saved");
  }

  @GetMapping("/delete")
  ModelAndView confirmRemoval(@PathVariable String organizationId) {
    return new ModelAndView(
        "organization/delete", Map.of("organization", organization(organizationId)));
  }

  @PostMapping("/delete")
  ModelAndView remove(@PathVariable String organizationId) {
    var organization = organization(organizationId);
    return switch (organizations.remove(organization.id())) {
      case Done<Organization> _ ->
          SeeOther.notice("organization-deleted", "/dashboard/organizations");
      case Invalid<Organization>(var problems) ->
          again(organization, OrganizationForm.of(organization), "", problems);
    };
  }

  private ModelAndView done(
      Organization organization, Outcome<Organization> outcome, String notice) {
    return switch (outcome) {
      case Done<Organization> _ -> SeeOther.notice(notice, PATH, organization.id());
      case Invalid<Organization>(var problems) ->
          again(organization, OrganizationForm.of(organization), "", problems);
    };
  }

  private Organization organization(String id) {
    return organizations.byId(id).orElseThrow(PageNotFound::new);
  }

  private ModelAndView again(
      Organization organization, OrganizationForm form, String email, List<FieldProblem> problems) {
    return page(
        HttpStatus.UNPROCESSABLE_CONTENT, organization, form, email, "", Problems.of(problems));
  }

  private ModelAndView page(
      HttpStatus status,
      Organization organization,
      OrganizationForm form,
      String email,
      String after,
      Problems problems) {
    var found = members.list(organization, new Slice(after, 0, PAGE + 1));
    var shown = found.stream().limit(PAGE).toList();
    var used =
        organizations.connections(organization).stream()
            .map(EnabledConnection::connectionId)
            .toList();
    return new ModelAndView(
        "organization/settings",
        Map.of(
            "organization", organization,
            "form", form,
            "email", email,
            "members", shown,
            "next", found.size() > PAGE ? shown.getLast().id() : "",
            "connections", connections.list(ALL, new Slice("", 0, 1_000)),
            "used", used,
            "problems", problems),
        status);
  }
}
