package dev.licet.identity.issuing;

import dev.licet.identity.api.Api;
import dev.licet.identity.api.Permission;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.user.User;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a token in the name of a user may hold. With RBAC only what the user may do, by roles and
 * without; what is asked for beyond is left out silently. Without RBAC everything that the API has.
 */
@Component
public class UserScopes {
  private final UserRights rights;

  UserScopes(UserRights rights) {
    this.rights = rights;
  }

  /**
   * What a token may hold.
   *
   * @param scope the permissions that go into the token's scope
   * @param permissions what the user may do at the API; empty without RBAC, where nobody looks
   */
  public record Allowed(List<String> scope, Optional<List<String>> permissions) {
    /** The same without permissions beyond the scope. */
    Allowed cutDown() {
      return new Allowed(
          scope, permissions.map(all -> all.stream().filter(scope::contains).toList()));
    }
  }

  /** Of what was granted, what the user can still get; names of OpenID Connect stay. */
  public Allowed of(User user, Api api, List<String> granted) {
    var all = all(user, api);
    var names =
        granted.stream()
            .filter(name -> OpenIdScopes.isOne(name) || all.scope().contains(name))
            .toList();
    return new Allowed(names, all.permissions());
  }

  /** All that the user can get. */
  public Allowed all(User user, Api api) {
    if (!api.enforcePolicies()) {
      var names = api.permissions().stream().map(Permission::name).toList();
      return new Allowed(names, Optional.empty());
    }
    var effective = rights.effective(user.id(), api.identifier());
    return new Allowed(effective, Optional.of(effective));
  }
}
