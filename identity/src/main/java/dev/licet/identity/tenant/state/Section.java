package dev.licet.identity.tenant.state;

/** A section of the tenant file, in the file's order. */
public enum Section {
  APIS("resourceServers", "API"),
  APPLICATIONS("clients", "application"),
  GRANTS("clientGrants", "client grant"),
  ROLES("roles", "role"),
  USERS("users", "user");

  private final String wireName;
  private final String noun;

  Section(String wireName, String noun) {
    this.wireName = wireName;
    this.noun = noun;
  }

  /** Its name in the file. */
  public String wireName() {
    return wireName;
  }

  /** What people call one of its items. */
  String noun() {
    return noun;
  }
}
