/**
 * How a session at a browser ends at an application's wish, and who is told of it: the two
 * addresses to which applications send a browser, the page that asks, and the notices to the other
 * applications of the session.
 *
 * @see <a href="https://openid.net/specs/openid-connect-rpinitiated-1_0.html">RP-Initiated
 *     Logout</a>
 * @see <a href="https://openid.net/specs/openid-connect-backchannel-1_0.html">Back-Channel
 *     Logout</a>
 */
@ApplicationModule(
    displayName = "Sign-out",
    allowedDependencies = {
      "shared",
      "store",
      "key",
      "application",
      "issuing",
      "settings",
      "user",
      "session",
      "login",
      "outbound",
      "dashboard"
    })
@NullMarked
package dev.licet.identity.logout;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
