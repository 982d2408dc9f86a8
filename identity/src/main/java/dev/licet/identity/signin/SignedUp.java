package dev.licet.identity.signin;

import dev.licet.identity.user.User;

/**
 * Somebody has made an account for themselves.
 *
 * @param clientId the application they want to use
 */
public record SignedUp(User user, String clientId) {}
