package dev.licet.identity.tenant;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
    List<WantedUser> users,
    List<String> leftOut) {
  private static final Set<String> SECTIONS =
      Set.of("resourceServers", "clients", "clientGrants", "roles", "users");

  static TenantFile read(FileEntry top) {
    var apis = entries(top, "resourceServers");
    var applications = entries(top, "clients");
    var grants = entries(top, "clientGrants");
    var roles = entries(top, "roles");
    var users = entries(top, "users");
    var leftOut = new ArrayList<>(top.leftOut(SECTIONS));
    apis.forEach(entry -> leftOut.addAll(WantedApi.leftOut(entry)));
    applications.forEach(entry -> leftOut.addAll(entry.leftOut(WantedApplication.MEMBERS)));
    grants.forEach(entry -> leftOut.addAll(entry.leftOut(WantedGrant.MEMBERS)));
    roles.forEach(entry -> leftOut.addAll(WantedRole.leftOut(entry, WantedRole.MEMBERS)));
    users.forEach(entry -> leftOut.addAll(WantedRole.leftOut(entry, WantedUser.MEMBERS)));
    return new TenantFile(
        apis.stream().map(WantedApi::read).toList(),
        applications.stream().map(WantedApplication::read).toList(),
        grants.stream().map(WantedGrant::read).toList(),
        roles.stream().map(WantedRole::read).toList(),
        users.stream().map(WantedUser::read).toList(),
        leftOut);
  }

  private static List<FileEntry> entries(FileEntry top, String section) {
    return top.list(section).stream().map(FileValue::entry).toList();
  }
}
