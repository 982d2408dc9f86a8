/** Which pages users see and with what words: the settings, as tools read and write them. */
@ApplicationModule(
    displayName = "Prompts",
    allowedDependencies = {
      "shared",
      "section",
      "document",
      "management",
      "management :: body",
      "management :: paging"
    })
@NullMarked
package dev.licet.identity.prompt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
