package dev.licet.identity.signin;

/**
 * A page of a sign-in that is under way.
 *
 * @param state the handle, for the forms and links of the page
 */
record Visit(String state, PendingSignIn wanted) {}
