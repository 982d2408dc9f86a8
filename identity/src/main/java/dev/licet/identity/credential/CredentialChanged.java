package dev.licet.identity.credential;

import dev.licet.identity.shared.Note;
import dev.licet.identity.shared.Noted;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A credential of an application was added, changed or removed; said inside the same transaction.
 *
 * @param before empty where there was none
 * @param after empty where there is none any more
 */
public record CredentialChanged(Optional<Credential> before, Optional<Credential> after)
    implements Noted {
  @Override
  public Note note() {
    if (before.isEmpty()) {
      return Note.creation("Create a client credential", members(after)).target(clientId(after));
    }
    return after.isEmpty()
        ? Note.removal("Delete a client credential", members(before)).target(clientId(before))
        : Note.change("Update a client credential", members(before), members(after))
            .target(clientId(after))
            .detail("credential_id", before.get().id());
  }

  private static String clientId(Optional<Credential> credential) {
    return credential.map(Credential::clientId).orElse("");
  }

  private static Map<String, Object> members(Optional<Credential> credential) {
    var json = new LinkedHashMap<String, Object>();
    credential.ifPresent(one -> {
      json.putAll(CredentialJson.of(one));
      json.put("in_use", one.inUse());
    });
    return json;
  }
}
