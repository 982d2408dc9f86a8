package dev.licet.identity.lockout;

import dev.licet.identity.dashboard.PageNotFound;
import dev.licet.identity.dashboard.Pages;
import dev.licet.identity.dashboard.SeeOther;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** A user's tab with the addresses that the account is closed to after too many attempts. */
@Pages
@RequestMapping(UserBlocksPages.PATH)
class UserBlocksPages {
  static final String PATH = "/dashboard/users/{userId}/blocks";

  private final Lockout lockout;
  private final Users users;

  UserBlocksPages(Lockout lockout, Users users) {
    this.lockout = lockout;
    this.users = users;
  }

  @GetMapping
  ModelAndView show(@PathVariable String userId) {
    var user = user(userId);
    var blocks =
        Accounts.of(user).stream().flatMap(account -> lockout.blocks(account).stream()).toList();
    return new ModelAndView("lockout/of-user", Map.of("user", user, "blocks", blocks));
  }

  @PostMapping
  ModelAndView open(@PathVariable String userId) {
    var user = user(userId);
    Accounts.of(user).forEach(lockout::unblock);
    return SeeOther.notice("account-opened", PATH, user.id());
  }

  private User user(String id) {
    return users.byId(id).orElseThrow(PageNotFound::new);
  }
}
