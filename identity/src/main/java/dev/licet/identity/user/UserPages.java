package dev.licet.identity.user;

import dev.licet.identity.connection.Connection;
import dev.licet.identity.connection.Connections;
import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.Problems;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.shared.FieldProblem;
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

/** One user: the profile, another password, blocked or not, the end. */
@Pages
@RequestMapping("/dashboard/users/{userId}")
class UserPages {
  private static final String PROFILE = "/dashboard/users/{userId}/profile";

  private final Users users;
  private final Connections connections;

  UserPages(Users users, Connections connections) {
    this.users = users;
    this.connections = connections;
  }

  @GetMapping("/profile")
  ModelAndView profile(@PathVariable String userId) {
    var user = user(userId);
    return page(HttpStatus.OK, user, UserForm.of(user), Problems.none());
  }

  @PostMapping("/profile")
  ModelAndView change(@PathVariable String userId, UserForm form) {
    var user = user(userId);
    return switch (form.wanted(user.settings())) {
      case Done<UserSettings> _ -> change(user, form);
      case Invalid<UserSettings>(var problems) -> again(user, form, problems);
    };
  }

  @PostMapping("/password")
  ModelAndView changePassword(
      @PathVariable String userId, @RequestParam(defaultValue = "") String password) {
    var user = user(userId);
    var outcome = users.setPassword(user.id(), new NewPassword.Plain(password));
    return answer(user, UserForm.of(user), "password-changed", outcome);
  }

  @PostMapping("/block")
  ModelAndView block(@PathVariable String userId, @RequestParam boolean blocked) {
    var user = user(userId);
    var outcome = users.change(user.id(), now -> now.withBlocked(blocked));
    var notice = blocked ? "user-blocked" : "user-unblocked";
    return answer(user, UserForm.of(user), notice, outcome);
  }

  @GetMapping("/delete")
  ModelAndView confirmRemoval(@PathVariable String userId) {
    return new ModelAndView("user/delete", Map.of("user", user(userId)));
  }

  @PostMapping("/delete")
  ModelAndView remove(@PathVariable String userId) {
    users.remove(user(userId).id());
    return SeeOther.notice("user-deleted", "/dashboard/users");
  }

  private ModelAndView change(User user, UserForm form) {
    var outcome =
        users.change(
            user.id(),
            now -> form.wanted(now) instanceof Done<UserSettings>(var wanted) ? wanted : now);
    return answer(user, form, "saved", outcome);
  }

  private ModelAndView answer(User user, UserForm form, String notice, Outcome<User> outcome) {
    return switch (outcome) {
      case Done<User> _ -> SeeOther.notice(notice, PROFILE, user.id());
      case Invalid<User>(var problems) -> again(user, form, problems);
    };
  }

  private ModelAndView again(User user, UserForm form, List<FieldProblem> problems) {
    return page(HttpStatus.UNPROCESSABLE_CONTENT, user, form, Problems.of(problems));
  }

  private ModelAndView page(HttpStatus status, User user, UserForm form, Problems problems) {
    return new ModelAndView(
        "user/profile",
        Map.of(
            "user",
            user,
            "form",
            form,
            "problems",
            problems,
            "policy",
            users.policy(user),
            "named",
            connections.byName(user.connection()).filter(Connection::requiresUsername).isPresent()),
        status);
  }

  private User user(String id) {
    return users.byId(id).orElseThrow(PageNotFound::new);
  }
}
