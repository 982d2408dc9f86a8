/**
 * Browsers in which a user of the tenant is signed in: {@link
 * dev.licet.identity.session.BrowserSessions} begins, finds, lists and ends their sessions, {@link
 * dev.licet.identity.session.Browsers} knows a browser again that nobody is signed in at. How
 * somebody signs in is the sign-in feature's.
 */
@ApplicationModule(
    displayName = "Browser sessions",
    allowedDependencies = {
      "shared",
      "store",
      "settings",
      "user",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
