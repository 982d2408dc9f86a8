package dev.licet.identity.tenant;

import dev.licet.identity.role.ApiPermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An item of {@code roles}: what it does not state stays as it is. */
record WantedRole(
    FileEntry entry,
    String name,
    Optional<String> description,
    Optional<List<ApiPermission>> permissions) {
  private static final Set<String> PERMISSION =
      Set.of("permission_name", "resource_server_identifier");
  static final Set<String> MEMBERS = Set.of("name", "description", "permissions");

  static WantedRole read(FileEntry entry) {
    return new WantedRole(
        entry,
        entry.require("name").text(),
        entry.find("description").map(FileValue::text),
        entry.find("permissions").map(WantedRole::permissions));
  }

  /** What there is of somebody with permissions that is not supported. */
  static List<String> leftOut(FileEntry entry, Set<String> members) {
    return Stream.concat(
            entry.leftOut(members).stream(), entry.leftOut("permissions", PERMISSION).stream())
        .toList();
  }

  /** A list of permissions, each by its API's identifier and its name. */
  static List<ApiPermission> permissions(FileValue list) {
    return list.list().stream()
        .map(FileValue::entry)
        .map(item ->
            new ApiPermission(
                item.require("resource_server_identifier").text(),
                item.require("permission_name").text()))
        .toList();
  }
}
