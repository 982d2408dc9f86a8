/**
 * Who sends the mails: the tenant's provider, or the server that the settings name. {@link
 * dev.licet.identity.mailserver.MailServers} is the door.
 */
@ApplicationModule(
    displayName = "Mail server",
    allowedDependencies = {
      "section",
      "shared",
      "key",
      "store",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.mailserver;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
