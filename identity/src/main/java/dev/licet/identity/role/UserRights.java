package dev.licet.identity.role;

import static java.util.stream.Collectors.joining;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.FieldProblem;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which roles users have, what they hold besides, and what both come to. */
@Service
public class UserRights {
  private final RightsTable table;
  private final RoleRules rules;
  private final Roles roles;
  private final Users users;
  private final ApplicationEventPublisher events;

  UserRights(
      RightsTable table,
      RoleRules rules,
      Roles roles,
      Users users,
      ApplicationEventPublisher events) {
    this.table = table;
    this.rules = rules;
    this.roles = roles;
    this.users = users;
    this.events = events;
  }

  /** The roles of a user, by name. */
  public List<Role> rolesOf(String userId) {
    return FieldChecks.isLine(userId) ? table.roles(userId) : List.of();
  }

  /** Who has a role, by id. */
  public List<User> usersOf(String roleId, Slice slice) {
    return FieldChecks.isLine(roleId + slice.after())
        ? users.byIds(table.users(roleId, slice))
        : List.of();
  }

  /** How many have a role. */
  public long countUsersOf(String roleId) {
    return FieldChecks.isLine(roleId) ? table.countUsers(roleId) : 0;
  }

  /** What a user holds, by roles and without, by API. */
  public List<HeldPermission> permissionsOf(String userId) {
    return FieldChecks.isLine(userId) ? table.permissions(userId) : List.of();
  }

  /** The names of all that a user may do at an API, by roles and without. */
  public List<String> effective(String userId, String audience) {
    return FieldChecks.isLine(userId + audience) ? table.effective(userId, audience) : List.of();
  }

  /** The ids of all users who hold a permission, by roles or without. */
  public List<String> holders(ApiPermission permission) {
    return FieldChecks.isLine(permission.audience() + permission.name())
        ? table.holders(permission)
        : List.of();
  }

  /** Gives a user these roles too. */
  @Transactional
  public Outcome<User> assign(String userId, Collection<String> roleIds) {
    return open(userId, user -> assign(user, roleIds));
  }

  /** Has a user have exactly these roles. */
  @Transactional
  public Outcome<User> replaceRoles(String userId, Collection<String> roleIds) {
    return open(
        userId,
        user -> {
          var before = table.roles(userId);
          var problems = problems(roleIds, roleIds.stream().distinct().count());
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          before.stream()
              .map(Role::id)
              .filter(id -> !roleIds.contains(id))
              .forEach(id -> table.unassign(userId, id));
          roleIds.forEach(roleId -> table.assign(userId, roleId));
          return rolesChanged(user, before);
        });
  }

  /** Gives a user these roles too and takes those from them, or neither. */
  @Transactional
  public Outcome<User> assign(String userId, List<String> given, List<String> taken) {
    return open(
        userId,
        user -> {
          var before = table.roles(userId);
          var kept = before.stream().map(Role::id).filter(id -> !taken.contains(id));
          var count = Stream.concat(kept, given.stream()).distinct().count();
          var problems = problems(given, count);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          taken.stream().filter(FieldChecks::isLine).forEach(id -> table.unassign(userId, id));
          given.forEach(id -> table.assign(userId, id));
          return rolesChanged(user, before);
        });
  }

  /** Gives each of these users a role, all or none. */
  @Transactional
  public Outcome<Role> assignToAll(String roleId, Collection<String> userIds) {
    var found = roles.byId(roleId);
    if (found.isEmpty()) {
      return Outcome.missing("id", "The role does not exist.");
    }
    var wanted =
        userIds.stream().distinct().sorted().flatMap(id -> users.hold(id).stream()).toList();
    if (wanted.size() < userIds.stream().distinct().count()) {
      return Outcome.invalid("users", "One of these users does not exist");
    }
    if (wanted.stream().anyMatch(user -> rolesAfter(user, List.of(roleId)) > mostRoles())) {
      return Outcome.invalid("users", tooManyRoles());
    }
    wanted.forEach(user -> assign(user, List.of(roleId)));
    return Outcome.done(found.get());
  }

  /** Takes these roles from a user. */
  @Transactional
  public Outcome<User> unassign(String userId, Collection<String> roleIds) {
    return open(
        userId,
        user -> {
          var before = table.roles(userId);
          roleIds.stream()
              .filter(FieldChecks::isLine)
              .forEach(roleId -> table.unassign(userId, roleId));
          return rolesChanged(user, before);
        });
  }

  /** Has a user hold these permissions too, whatever the roles. */
  @Transactional
  public Outcome<User> grant(String userId, Collection<ApiPermission> permissions) {
    return open(
        userId,
        user -> {
          var before = direct(userId);
          var problems = rules.check(permissions, before);
          if (!problems.isEmpty()) {
            return Outcome.invalid(problems);
          }
          permissions.forEach(permission -> table.grant(userId, permission));
          return permissionsChanged(user, before);
        });
  }

  /** Takes these permissions from a user, who may still hold them by a role. */
  @Transactional
  public Outcome<User> withdraw(String userId, Collection<ApiPermission> permissions) {
    return open(
        userId,
        user -> {
          var before = direct(userId);
          permissions.stream()
              .filter(before::contains)
              .forEach(permission -> table.withdraw(userId, permission));
          return permissionsChanged(user, before);
        });
  }

  private Outcome<User> assign(User user, Collection<String> roleIds) {
    var problems = problems(roleIds, rolesAfter(user, roleIds));
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    var before = table.roles(user.id());
    roleIds.forEach(roleId -> table.assign(user.id(), roleId));
    return rolesChanged(user, before);
  }

  /** Whether these roles are there, and that many are not too many. */
  private List<FieldProblem> problems(Collection<String> roleIds, long count) {
    var unknown = roleIds.stream().filter(id -> roles.byId(id).isEmpty());
    var missing = unknown.filter(FieldChecks::isLine).distinct().collect(joining(", "));
    return new FieldChecks()
        .require(allThere(roleIds), "roles", "There is no such role: " + missing)
        .require(count <= mostRoles(), "roles", tooManyRoles())
        .problems();
  }

  private boolean allThere(Collection<String> roleIds) {
    return roleIds.stream().allMatch(id -> roles.byId(id).isPresent());
  }

  private long rolesAfter(User user, Collection<String> further) {
    var now = table.roles(user.id()).stream().map(Role::id);
    return Stream.concat(now, further.stream()).distinct().count();
  }

  private static int mostRoles() {
    return RoleRules.MOST_OF_A_USER;
  }

  private static String tooManyRoles() {
    return "A user can have at most %d roles".formatted(mostRoles());
  }

  private Outcome<User> rolesChanged(User user, List<Role> before) {
    var after = table.roles(user.id());
    if (!after.equals(before)) {
      events.publishEvent(new UserRolesChanged(user, before, after));
    }
    return Outcome.done(user);
  }

  private Outcome<User> permissionsChanged(User user, List<ApiPermission> before) {
    var after = direct(user.id());
    if (!after.equals(before)) {
      events.publishEvent(new UserPermissionsChanged(user, before, after));
    }
    return Outcome.done(user);
  }

  private List<ApiPermission> direct(String userId) {
    return table.permissions(userId).stream()
        .filter(HeldPermission::direct)
        .map(HeldPermission::permission)
        .toList();
  }

  /** Whoever wants the same of this user at the same moment begins with what this one leaves. */
  private Outcome<User> open(String userId, Function<User, Outcome<User>> work) {
    return users
        .hold(userId)
        .map(work)
        .orElseGet(() -> Outcome.missing("id", "The user does not exist."));
  }
}
