/**
 * How somebody lets a device in that has no browser: the device shows a code, they enter it at a
 * browser where they sign in. {@link dev.licet.identity.device.DeviceCodes} is the door; tokens are
 * the token endpoint's.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8628">RFC 8628</a>
 */
@ApplicationModule(
    displayName = "Devices",
    allowedDependencies = {
      "shared",
      "store",
      "application",
      "authorize :: request",
      "consent",
      "oauth",
      "issuing",
      "user",
      "session",
      "signin",
      "lockout",
      "login",
      "dashboard"
    })
@NullMarked
package dev.licet.identity.device;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
