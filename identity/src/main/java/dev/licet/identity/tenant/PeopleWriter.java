package dev.licet.identity.tenant;

import static java.util.function.Predicate.not;

import dev.licet.identity.role.ApiPermission;
import dev.licet.identity.role.HeldPermission;
import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.role.UserRights;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Brings roles and users to what a tenant file says. */
@Component
class PeopleWriter {
  private final Roles roles;
  private final Users users;
  private final UserRights rights;

  PeopleWriter(Roles roles, Users users, UserRights rights) {
    this.roles = roles;
    this.users = users;
    this.rights = rights;
  }

  void write(WantedRole wanted) {
    var existing = roles.byName(wanted.name());
    var description = wanted.description().or(() -> existing.map(Role::description)).orElse("");
    var outcome =
        existing.isEmpty()
            ? roles.create(wanted.name(), description)
            : roles.change(
                existing.get().id(), role -> new Role(role.id(), wanted.name(), description));
    var role = wanted.entry().done(outcome);
    wanted
        .permissions()
        .ifPresent(held -> wanted.entry().done(roles.replacePermissions(role.id(), held)));
  }

  void write(WantedUser wanted) {
    var user = user(wanted);
    wanted.roles().ifPresent(names -> writeRoles(user, names, wanted.entry()));
    wanted.permissions().ifPresent(held -> writePermissions(user, held, wanted.entry()));
  }

  /** The same, with what takes long of their passwords done; not in a transaction. */
  List<WantedUser> prepared(List<WantedUser> all) {
    return all.stream()
        .map(wanted -> wanted.withPassword(password -> users.prepare(existing(wanted), password)))
        .toList();
  }

  private Optional<User> existing(WantedUser wanted) {
    return users.byEmail(wanted.email()).stream()
        .filter(user -> user.connection().equals(User.DATABASE))
        .findFirst();
  }

  private User user(WantedUser wanted) {
    var existing = existing(wanted);
    if (existing.isEmpty()) {
      return wanted.entry().done(users.create(wanted.asNew()));
    }
    wanted.checkId(existing.get());
    var id = existing.get().id();
    wanted
        .password()
        .filter(password -> !users.hasPassword(existing.get(), password))
        .ifPresent(password -> wanted.entry().done(users.setPassword(id, password)));
    return wanted.entry().done(users.change(id, wanted::over));
  }

  private void writeRoles(User user, List<FileValue> names, FileEntry entry) {
    entry.done(rights.replaceRoles(user.id(), names.stream().map(this::roleId).toList()));
  }

  private String roleId(FileValue name) {
    return roles
        .byName(name.text())
        .map(Role::id)
        .orElseThrow(() -> name.wrong("the name of a role"));
  }

  private void writePermissions(User user, List<ApiPermission> wanted, FileEntry entry) {
    var surplus =
        rights.permissionsOf(user.id()).stream()
            .filter(HeldPermission::direct)
            .map(HeldPermission::permission)
            .filter(not(wanted::contains))
            .toList();
    entry.done(rights.withdraw(user.id(), surplus));
    entry.done(rights.grant(user.id(), wanted));
  }
}
