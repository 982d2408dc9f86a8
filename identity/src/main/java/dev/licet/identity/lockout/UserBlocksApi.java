package dev.licet.identity.lockout;

import dev.licet.guard.RequiresScope;
import dev.licet.identity.management.Answers;
import dev.licet.identity.management.ManagementApi;
import dev.licet.identity.management.paging.ForList;
import dev.licet.identity.management.paging.Query;
import dev.licet.identity.shared.Email;
import dev.licet.identity.user.User;
import dev.licet.identity.user.UserRefusals;
import dev.licet.identity.user.Users;
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
class UserBlocksApi {
  private static final String CONSIDERED = "consider_brute_force_enablement";

  private final Lockout lockout;
  private final Users users;

  UserBlocksApi(Lockout lockout, Users users) {
    this.lockout = lockout;
    this.users = users;
  }

  @GetMapping("/{id}")
  @RequiresScope("read:users")
  ResponseEntity<Object> ofUser(@PathVariable String id, @ForList(CONSIDERED) Query query) {
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
  ResponseEntity<Object> ofIdentifier(@ForList({"identifier", CONSIDERED}) Query query) {
    return answer(accounts(query));
  }

  @DeleteMapping
  @RequiresScope("update:users")
  ResponseEntity<Object> unblockIdentifier(@ForList({"identifier", CONSIDERED}) Query query) {
    accounts(query).forEach(lockout::unblock);
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
  private List<String> accounts(Query query) {
    var identifier = Email.normalised(query.required("identifier"));
    var named = users.byUsername(identifier).stream().map(User::email);
    return Stream.concat(Stream.of(identifier), named).distinct().toList();
  }

  private User user(String id) {
    return users.byId(id).orElseThrow(UserRefusals::missing);
  }
}
