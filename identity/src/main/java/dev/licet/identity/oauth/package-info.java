/**
 * What all OAuth endpoints share: how a request is read ({@link
 * dev.licet.identity.oauth.OAuthRequestReader}), how an application proves which one it is ({@link
 * dev.licet.identity.oauth.ClientAuthentication}), how an answer and an error look.
 */
@ApplicationModule(
    displayName = "OAuth",
    allowedDependencies = {
      "shared",
      "store",
      "application",
      "credential",
      "session",
      "settings",
      "tls"
    })
@NullMarked
package dev.licet.identity.oauth;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
