package dev.licet.identity.signin;

import dev.licet.identity.application.ApplicationLinks;

/**
 * A page of a sign-in that is under way.
 *
 * @param state the handle, for the forms and links of the page
 * @param links what is shown of the application
 */
record Visit(String state, PendingSignIn wanted, ApplicationLinks links) {}
