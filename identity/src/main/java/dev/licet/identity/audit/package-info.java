/**
 * The log: overhears the other features' events ({@link dev.licet.identity.shared.Noted}), keeps
 * them with who and from where, lists them, and passes them on. Nobody depends on it.
 */
@ApplicationModule(
    displayName = "Audit",
    allowedDependencies = {
      "section",
      "shared",
      "store",
      "key",
      "outbound",
      "application",
      "user",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging",
      "management :: search"
    })
@NullMarked
package dev.licet.identity.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
