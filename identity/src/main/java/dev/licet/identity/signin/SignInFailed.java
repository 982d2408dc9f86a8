package dev.licet.identity.signin;

/**
 * Somebody was not let in.
 *
 * @param account the e-mail they gave, normalised; there need be no such user
 * @param address from where they tried
 */
public record SignInFailed(
    String account,
    String clientId,
    String connection,
    String address,
    PasswordSignIn.Reason reason) {}
