package dev.licet.identity.clientgrant;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an application may do at an API in its own name was changed; said inside the same
 * transaction.
 *
 * @param before empty where there was no grant
 * @param after empty where there is none any more
 */
public record ClientGrantChanged(Optional<ClientGrant> before, Optional<ClientGrant> after)
    implements Noted {
  @Override
  public Note note() {
    if (before.isEmpty()) {
      return Note.creation("Create client grant", members(after)).target(id(after));
    }
    return after.isEmpty()
        ? Note.removal("Delete client grant", members(before)).target(id(before))
        : Note.change("Update client grant", members(before), members(after)).target(id(after));
  }

  private static String id(Optional<ClientGrant> grant) {
    return grant.map(ClientGrant::id).orElse("");
  }

  private static Map<String, Object> members(Optional<ClientGrant> grant) {
    var json = new LinkedHashMap<String, Object>();
    grant.ifPresent(one -> {
      json.put("id", one.id());
      json.put("client_id", one.clientId());
      json.put("subject_type", one.holder().subjectType().wireName());
      json.put("audience", one.audience());
      json.put("scope", one.scope());
      if (one.allScopes()) {
        json.put("allow_all_scopes", true);
      }
    });
    return json;
  }
}
