package dev.licet.identity.tenant;

import dev.licet.identity.section.FileSection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a tenant file says, as far as this version understands it.
 *
 * @param leftOut a sentence for all that it does not
 */
record TenantFile(
    List<WantedApi> apis,
    List<WantedApplication> applications,
    List<WantedGrant> grants,
    List<WantedRole> roles,
    List<WantedItem> items,
    List<WantedUser> users,
    List<String> leftOut) {
  private static final Set<String> SECTIONS =
      Set.of("resourceServers", "clients", "clientGrants", "roles", "users");

  /**
   * Reads one.
   *
   * @param parts the sections that are features' own
   */
  static TenantFile read(FileEntry top, List<FileSection> parts) {
    var apis = entries(top, "resourceServers");
    var applications = entries(top, "clients");
    var grants = entries(top, "clientGrants");
    var roles = entries(top, "roles");
    var users = entries(top, "users");
    var known = new HashSet<>(SECTIONS);
    parts.forEach(part -> known.add(part.form().name()));
    var leftOut = new ArrayList<>(top.leftOut(known));
    apis.forEach(entry -> leftOut.addAll(WantedApi.leftOut(entry)));
    applications.forEach(entry -> leftOut.addAll(entry.leftOut(WantedApplication.MEMBERS)));
    grants.forEach(entry -> leftOut.addAll(entry.leftOut(WantedGrant.MEMBERS)));
    roles.forEach(entry -> leftOut.addAll(WantedRole.leftOut(entry, WantedRole.MEMBERS)));
    users.forEach(entry -> leftOut.addAll(WantedRole.leftOut(entry, WantedUser.MEMBERS)));
    var items =
        parts.stream()
            .sorted(FileSection.IN_FILE)
            .flatMap(part ->
                values(top, part).flatMap(value -> WantedItem.read(part, value, leftOut).stream()))
            .toList();
    return new TenantFile(
        apis.stream().map(WantedApi::read).toList(),
        applications.stream().map(WantedApplication::read).toList(),
        grants.stream().map(WantedGrant::read).toList(),
        roles.stream().map(WantedRole::read).toList(),
        items,
        users.stream().map(WantedUser::read).toList(),
        leftOut);
  }

  TenantFile withUsers(List<WantedUser> others) {
    return new TenantFile(apis, applications, grants, roles, items, others, leftOut);
  }

  private static Stream<FileValue> values(FileEntry top, FileSection part) {
    return part.form().key().isPresent()
        ? top.list(part.form().name()).stream()
        : top.find(part.form().name()).stream();
  }

  private static List<FileEntry> entries(FileEntry top, String section) {
    return top.list(section).stream().map(FileValue::entry).toList();
  }
}
