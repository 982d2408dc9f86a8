package dev.licet.identity.tenant;

import dev.licet.identity.clientgrant.GrantedScope;
import dev.licet.identity.clientgrant.SubjectType;
import java.util.Optional;
import java.util.Set;

/**
 * An item of {@code clientGrants}.
 *
 * @param client a client id, or the name of an application; empty for all third parties'
 */
record WantedGrant(
    FileEntry entry,
    Optional<FileValue> client,
    SubjectType subjectType,
    String audience,
    GrantedScope scope) {
  static final Set<String> MEMBERS =
      Set.of("client_id", "default_for", "subject_type", "audience", "scope", "allow_all_scopes");

  static WantedGrant read(FileEntry entry) {
    return new WantedGrant(
        entry,
        entry.find("default_for").map(WantedGrant::thirdParties).isPresent()
            ? Optional.empty()
            : Optional.of(entry.require("client_id")),
        entry.find("subject_type").map(WantedGrant::subjectType).orElse(SubjectType.CLIENT),
        entry.require("audience").text(),
        scope(entry));
  }

  private static GrantedScope scope(FileEntry entry) {
    return entry.find("allow_all_scopes").map(FileValue::flag).orElse(false)
        ? GrantedScope.ALL
        : GrantedScope.of(entry.list("scope").stream().map(FileValue::text).toList());
  }

  /** Nobody comes in in their own name without being named. */
  private static String thirdParties(FileValue value) {
    return value.word(
        text -> Optional.of(text).filter("third_party_clients"::equals), "third_party_clients");
  }

  private static SubjectType subjectType(FileValue value) {
    return value.word(SubjectType::ofWireName, "client or user");
  }
}
