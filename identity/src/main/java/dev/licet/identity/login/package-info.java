/**
 * What all pages of universal login ({@code /u/…}) share: the frame around them, the language they
 * are in, the texts that the tenant has chosen instead of ours, the filter chain in front of them,
 * and the page that says what went wrong. The pages themselves live in their features.
 */
@ApplicationModule(
    displayName = "Universal login",
    allowedDependencies = {"shared", "password", "branding", "prompt", "settings", "dashboard"})
@NullMarked
package dev.licet.identity.login;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
