/**
 * Mails to users. {@link dev.licet.identity.mail.Mails} writes one into the outbox, inside the
 * transaction of what causes it; it is sent afterwards, and tried again while the mail server is
 * down. What a mail says is ours, in the user's language, or the tenant's own template.
 */
@ApplicationModule(
    displayName = "Mail",
    allowedDependencies = {
      "section",
      "shared",
      "mailserver",
      "settings",
      "store",
      "dashboard",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
