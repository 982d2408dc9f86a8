package dev.licet.identity.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around every page.
 *
 * @param domain the server's public name
 * @param dev whether the server runs in dev mode
 * @param administrator the e-mail of who is signed in
 * @param notice the message key of what was just done
 * @param assets where style sheets and scripts are
 */
public record Frame(
    String domain,
    boolean dev,
    @Nullable String administrator,
    @Nullable String notice,
    Assets assets) {
  /** Whether somebody is signed in. */
  public boolean signedIn() {
    return administrator != null;
  }

  /** The frame of a page that says something went wrong: nothing was just done. */
  Frame withoutNotice() {
    return new Frame(domain, dev, administrator, null, assets);
  }
}
