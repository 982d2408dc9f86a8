package dev.licet.identity.role;

import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Ids;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The roles: find, make, change and remove them, and say what they hold. */
@Service
public class Roles {
  private final RoleTable table;
  private final RoleRules rules;
  private final Ids ids;
  private final ApplicationEventPublisher events;

  Roles(RoleTable table, RoleRules rules, Ids ids, ApplicationEventPublisher events) {
    this.table = table;
    this.rules = rules;
    this.ids = ids;
    this.events = events;
  }

  /** All of them, by name. */
  public List<Role> list() {
    return table.list();
  }

  /** Those with that in their name, in whatever letters, by id. */
  public List<Role> list(String namePart, Slice slice) {
    return FieldChecks.isLine(namePart + slice.after())
        ? table.list(namePart.toLowerCase(Locale.ROOT), slice)
        : List.of();
  }

  /** How many have that in their name. */
  public long count(String namePart) {
    return FieldChecks.isLine(namePart) ? table.count(namePart.toLowerCase(Locale.ROOT)) : 0;
  }

  /** The role of that id. */
  public Optional<Role> byId(String id) {
    return FieldChecks.isLine(id) ? table.byId(id) : Optional.empty();
  }

  /** The role of that name, letter by letter. */
  public Optional<Role> byName(String name) {
    return FieldChecks.isLine(name) ? table.byName(name) : Optional.empty();
  }

  /** What a role holds, by API. */
  public List<HeldPermission> permissions(String id) {
    return FieldChecks.isLine(id) ? table.permissions(id) : List.of();
  }

  /** Makes a role. Problems name the members of the Management API: name, description. */
  @Transactional
  public Outcome<Role> create(String name, String description) {
    var role = new Role(ids.roleId(), name, description);
    var problems = rules.check(role);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (table.count("") >= RoleRules.MOST_ROLES) {
      return Outcome.invalid("name", "There can be %d roles".formatted(RoleRules.MOST_ROLES));
    }
    if (!table.insert(role)) {
      return Outcome.taken("name", "Another role has this name already");
    }
    events.publishEvent(new RoleCreated(role));
    return Outcome.done(role);
  }

  /** Gives a role another name and description, from what they are at that moment. */
  @Transactional
  public Outcome<Role> change(String id, UnaryOperator<Role> edit) {
    return open(id, before -> change(before, edit.apply(before)));
  }

  /** Removes a role, from everybody who has it too, and answers what it was. */
  @Transactional
  public Outcome<Role> remove(String id) {
    return open(
        id,
        role -> {
          events.publishEvent(new RoleRemoved(role));
          table.delete(role.id());
          return Outcome.done(role);
        });
  }

  /** Has a role hold these permissions too. */
  @Transactional
  public Outcome<Role> addPermissions(String id, Collection<ApiPermission> permissions) {
    return open(id, role -> add(role, permissions));
  }

  /** Takes these permissions from a role, where it holds them. */
  @Transactional
  public Outcome<Role> removePermissions(String id, Collection<ApiPermission> permissions) {
    return open(id, role -> remove(role, permissions));
  }

  /** Has a role hold exactly these permissions. */
  @Transactional
  public Outcome<Role> replacePermissions(String id, Collection<ApiPermission> permissions) {
    return open(
        id,
        role -> {
          var surplus = held(role).stream().filter(one -> !permissions.contains(one)).toList();
          remove(role, surplus);
          return add(role, permissions);
        });
  }

  private Outcome<Role> change(Role before, Role after) {
    var problems = rules.check(after);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    if (byName(after.name()).map(other -> !other.id().equals(after.id())).orElse(false)) {
      return Outcome.taken("name", "Another role has this name already");
    }
    if (!after.equals(before)) {
      table.update(after);
      events.publishEvent(new RoleChanged(before, after));
    }
    return Outcome.done(after);
  }

  private Outcome<Role> add(Role role, Collection<ApiPermission> permissions) {
    var before = held(role);
    var problems = rules.check(permissions, before);
    if (!problems.isEmpty()) {
      return Outcome.invalid(problems);
    }
    permissions.forEach(permission -> table.insert(role.id(), permission));
    return changed(role, before);
  }

  private Outcome<Role> remove(Role role, Collection<ApiPermission> permissions) {
    var before = held(role);
    permissions.stream()
        .filter(before::contains)
        .forEach(permission -> table.delete(role.id(), permission));
    return changed(role, before);
  }

  private Outcome<Role> changed(Role role, List<ApiPermission> before) {
    var after = held(role);
    if (!after.equals(before)) {
      events.publishEvent(new RolePermissionsChanged(role, before, after));
    }
    return Outcome.done(role);
  }

  private List<ApiPermission> held(Role role) {
    return table.permissions(role.id()).stream().map(HeldPermission::permission).toList();
  }

  private Outcome<Role> open(String id, Function<Role, Outcome<Role>> work) {
    if (byId(id).isPresent()) {
      table.lock(id);
    }
    return byId(id).map(work).orElseGet(() -> Outcome.missing("id", "The role does not exist."));
  }
}
