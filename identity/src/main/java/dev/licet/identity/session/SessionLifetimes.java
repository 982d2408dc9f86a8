package dev.licet.identity.session;

import dev.licet.identity.shared.HostCookie;
import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param idle until so long passes without a request
 * @param absolute and so long at most
 * @param outliveBrowser whether a browser that was closed still has its session when it is opened
 */
public record SessionLifetimes(Duration idle, Duration absolute, boolean outliveBrowser) {
  /** How long a browser is to keep the cookie. */
  Duration ofCookie() {
    return outliveBrowser ? absolute : HostCookie.UNTIL_CLOSED;
  }

  /** The same in the words of the Management API. */
  String cookieMode() {
    return outliveBrowser ? "persistent" : "non-persistent";
  }
}
