package dev.licet.identity.tenant.state;

import dev.licet.identity.section.FileSection;

/**
 * A section of the tenant file.
 *
 * @param wireName its name in the file
 * @param noun what people call one of its items
 * @param single whether it is one object and no list
 */
public record Section(String wireName, String noun, boolean single) {
  public static final Section APIS = new Section("resourceServers", "API", false);
  public static final Section APPLICATIONS = new Section("clients", "application", false);
  public static final Section GRANTS = new Section("clientGrants", "client grant", false);
  public static final Section ROLES = new Section("roles", "role", false);
  public static final Section USERS = new Section("users", "user", false);

  static Section of(FileSection section) {
    var form = section.form();
    return new Section(form.name(), form.noun(), form.key().isEmpty());
  }
}
