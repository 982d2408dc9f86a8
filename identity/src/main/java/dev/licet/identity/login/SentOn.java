package dev.licet.identity.login;

/**
 * A page that cannot be shown because what it is for was done a moment ago: the browser is sent on
 * to where it was sent then. Browsers send a form twice whose button is pressed twice, and follow
 * the second answer.
 */
public final class SentOn extends RuntimeException {
  private final String path;

  /**
   * Sends the browser on.
   *
   * @param path of this server
   */
  public SentOn(String path) {
    super(null, null, false, false);
    this.path = path;
  }

  String path() {
    return path;
  }
}
