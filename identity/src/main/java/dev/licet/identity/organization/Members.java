package dev.licet.identity.organization;

import dev.licet.identity.role.Role;
import dev.licet.identity.role.Roles;
import dev.licet.identity.shared.FieldChecks;
import dev.licet.identity.shared.Outcome;
import dev.licet.identity.shared.Slice;
import dev.licet.identity.user.User;
import dev.licet.identity.user.Users;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to which organization, and what they are there. */
@Service
public class Members {
  private final MemberTable table;
  private final Users users;
  private final Roles roles;
  private final ApplicationEventPublisher events;

  Members(MemberTable table, Users users, Roles roles, ApplicationEventPublisher events) {
    this.table = table;
    this.users = users;
    this.roles = roles;
    this.events = events;
  }

  /** Some of its members, by id. */
  public List<User> list(Organization organization, Slice slice) {
    return FieldChecks.isLine(slice.after())
        ? users.byIds(table.userIds(organization.id(), slice))
        : List.of();
  }

  /** How many there are. */
  public long count(Organization organization) {
    return table.count(organization.id());
  }

  /** The organizations that a user belongs to, by id. */
  public List<Organization> ofUser(User user, Slice slice) {
    return FieldChecks.isLine(slice.after()) ? table.ofUser(user.id(), slice) : List.of();
  }

  /** How many they are. */
  public long countOfUser(User user) {
    return table.countOfUser(user.id());
  }

  /** Has these users belong to it: all of them, or nobody where one does not exist. */
  @Transactional
  public Outcome<Organization> add(Organization organization, Collection<String> userIds) {
    var wanted = users.byIds(userIds).stream().map(User::id).toList();
    if (wanted.size() < userIds.stream().distinct().count()) {
      return Outcome.invalid("members", "One of these users does not exist");
    }
    wanted.forEach(userId -> table.insert(organization.id(), userId));
    events.publishEvent(new OrganizationMembersChanged(organization, wanted, true));
    return Outcome.done(organization);
  }

  /** Has these users belong to it no more, where they did. */
  @Transactional
  public Outcome<Organization> remove(Organization organization, Collection<String> userIds) {
    var known = userIds.stream().filter(FieldChecks::isLine).distinct().toList();
    table.delete(organization.id(), known);
    events.publishEvent(new OrganizationMembersChanged(organization, known, false));
    return Outcome.done(organization);
  }

  /** What a member is in the organization; empty where the user is no member. */
  public Optional<List<Role>> roles(Organization organization, String userId) {
    return isMember(organization, userId)
        ? Optional.of(
            table.roleIds(organization.id(), userId).stream()
                .flatMap(id -> roles.byId(id).stream())
                .toList())
        : Optional.empty();
  }

  /** Some of those who have a role there, by id. */
  public List<User> having(Organization organization, Role role, Slice slice) {
    return FieldChecks.isLine(slice.after())
        ? users.byIds(table.having(organization.id(), role.id(), slice))
        : List.of();
  }

  /** Gives a member these roles there. */
  @Transactional
  public Outcome<Organization> giveRoles(
      Organization organization, String userId, Collection<String> roleIds) {
    if (!isMember(organization, userId)) {
      return noMember();
    }
    if (!roleIds.stream().allMatch(id -> roles.byId(id).isPresent())) {
      return Outcome.invalid("roles", "One of these roles does not exist");
    }
    roleIds.forEach(roleId -> table.insertRole(organization.id(), userId, roleId));
    events.publishEvent(new OrganizationMemberRolesChanged(organization, userId));
    return Outcome.done(organization);
  }

  /** Takes these roles from a member there. */
  @Transactional
  public Outcome<Organization> takeRoles(
      Organization organization, String userId, Collection<String> roleIds) {
    if (!isMember(organization, userId)) {
      return noMember();
    }
    var known = roleIds.stream().filter(FieldChecks::isLine).toList();
    table.deleteRoles(organization.id(), userId, known);
    events.publishEvent(new OrganizationMemberRolesChanged(organization, userId));
    return Outcome.done(organization);
  }

  private boolean isMember(Organization organization, String userId) {
    return FieldChecks.isLine(userId) && table.has(organization.id(), userId);
  }

  private static Outcome<Organization> noMember() {
    return Outcome.missing("user_id", "The user is no member of the organization");
  }
}
