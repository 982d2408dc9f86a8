package dev.licet.identity.lockout;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.ManagementError;
import dev.licet.identity.management.ManagementRefused;
import dev.licet.identity.management.body.Described;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.shared.Email;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v2/user-blocks}: which accounts are closed to whom after too many attempts. */
@RestController
@RequestMapping(ManagementApi.PATH + "/user-blocks")
class UserBlocksApi implements Described {
  private static final String CONSIDERED = "consider_brute_force_enablement";
  private static final List<String> FILTERS = List.of("identifier", CONSIDERED);

  private final Lockout lockout;
  private final Users users;

  UserBlocksApi(Lockout lockout, Users users) {
    this.lockout = lockout;
    this.users = users;
  }

  @Override
  public Map<String, List<String>> filters() {
    return Map.of("GET /user-blocks", FILTERS, "GET /user-blocks/{id}", List.of(CONSIDERED));
  }

  @GetMapping("/{id}")
  @RequiresScope("read:users")
  ResponseEntity<Object> ofUser(@PathVariable String id, HttpServletRequest request) {
    Query.ofList(request, CONSIDERED);
    return answer(Accounts.of(user(id)));
  }

  @DeleteMapping("/{id}")
  @RequiresScope("update:users")
  ResponseEntity<Object> unblockUser(@PathVariable String id) {
    Accounts.of(user(id)).forEach(lockout::unblock);
    return Answers.nothing();
  }

  @GetMapping
  @RequiresScope("read:users")
  ResponseEntity<Object> ofIdentifier(HttpServletRequest request) {
    return answer(accounts(identifier(request)));
  }

  @DeleteMapping
  @RequiresScope("update:users")
  ResponseEntity<Object> unblockIdentifier(HttpServletRequest request) {
    accounts(identifier(request)).forEach(lockout::unblock);
    return Answers.nothing();
  }

  private ResponseEntity<Object> answer(List<String> accounts) {
    var blocks = accounts.stream().flatMap(account -> lockout.blocks(account).stream());
    return Answers.ok(Map.of("blocked_for", blocks.map(UserBlocksApi::json).toList()));
  }

  private static Map<String, Object> json(Block block) {
    return Map.of(
        "identifier", block.account(), "ip", block.address(), "connection", block.connection());
  }

  /** An identifier that is a username stands for the e-mails of those who have it. */
  private List<String> accounts(String identifier) {
    var named = users.byUsername(identifier).stream().map(User::email);
    return Stream.concat(Stream.of(identifier), named).distinct().toList();
  }

  private User user(String id) {
    return users.byId(id).orElseThrow(UserRefusals::missing);
  }

  private static String identifier(HttpServletRequest request) {
    return Query.ofList(request, FILTERS)
        .text("identifier")
        .map(Email::normalised)
        .orElseThrow(() ->
            new ManagementRefused(
                ManagementError.invalidQuery("'Missing required property: identifier'")));
  }
}
