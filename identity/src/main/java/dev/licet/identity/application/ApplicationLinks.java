package dev.licet.identity.application;

/**
 * What users are shown of an application beside its name, all of it by {@code https}; empty texts
 * for what there is not.
 *
 * @param logo an image
 * @param home a page about it
 * @param policy what it does with what it learns of them
 * @param terms what it asks of them
 */
public record ApplicationLinks(String logo, String home, String policy, String terms) {
  /** Nothing of anybody. */
  public static final ApplicationLinks NONE = new ApplicationLinks("", "", "", "");

  /** A logo that nobody here has looked at could be another's: that one is not shown. */
  static ApplicationLinks of(Application application) {
    var logo = application.document().isPresent() ? "" : link(application, "logo_uri");
    return new ApplicationLinks(
        logo,
        link(application, "client_uri"),
        link(application, "policy_uri"),
        link(application, "tos_uri"));
  }

  /** Whether there is anything to follow. */
  public boolean lead() {
    return !(home + policy + terms).isEmpty();
  }

  private static String link(Application application, String member) {
    var said = application.details().members().path(member).asString("");
    return said.startsWith("https://") ? said : "";
  }
}
