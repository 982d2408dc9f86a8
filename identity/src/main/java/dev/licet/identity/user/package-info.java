/**
 * The tenant's users: who they are, whether they may come in, their passwords. {@link
 * dev.licet.identity.user.Users} is the door. What they may do is the role feature's.
 */
@ApplicationModule(
    displayName = "Users",
    allowedDependencies = {
      "shared",
      "store",
      "password",
      "breach",
      "connection",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging",
      "management :: search"
    })
@NullMarked
package dev.licet.identity.user;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
