package dev.licet.identity.lockout;

import dev.licet.identity.session.Browsers.Browser;
import java.util.Optional;

/**
 * Somebody tries a password.
 *
 * @param clientId the application they want to use
 * @param account by what they name whose it is, normalised; there need be no such user
 * @param connection where the account is looked for
 * @param address from where they try
 * @param browser in which they try, where it is known
 * @param guarded whether too many attempts close the account
 */
public record Attempt(
    String clientId,
    String account,
    String connection,
    String address,
    Optional<Browser> browser,
    boolean guarded) {}
