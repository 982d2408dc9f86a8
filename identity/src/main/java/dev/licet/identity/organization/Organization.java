package dev.licet.identity.organization;

import dev.licet.identity.shared.JsonObject;

/**
 * A group of users who sign in together, such as a customer's people.
 *
 * @param id {@code org_…}
 * @param name no other has it; small letters, for addresses
 * @param details what else is set, under the Management API's names
 */
public record Organization(String id, String name, JsonObject details) {
  /** What people read: the name where nothing else is set. */
  public String displayName() {
    var text = details.text("display_name");
    return text.isEmpty() ? name : text;
  }
}
