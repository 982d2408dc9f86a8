package dev.licet.identity.tenant;

import java.util.List;
import java.util.Set;

/**
 * An item of {@code clientGrants}.
 *
 * @param client a client id, or the name of an application
 */
record WantedGrant(FileEntry entry, FileValue client, String audience, List<String> scope) {
  static final Set<String> MEMBERS = Set.of("client_id", "audience", "scope");

  static WantedGrant read(FileEntry entry) {
    return new WantedGrant(
        entry,
        entry.require("client_id"),
        entry.require("audience").text(),
        entry.list("scope").stream().map(FileValue::text).toList());
  }
}
