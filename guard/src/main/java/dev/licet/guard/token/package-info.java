/**
 * Reading and verifying tokens: the strict JWS and JWT reader (RFC 7515, RFC 7519) and the claim
 * checks of an access token (RFC 9068, and the dialects of Auth0). {@link
 * dev.licet.guard.token.Check} lists what is looked at, and in which order.
 *
 * <p>Where the standards leave a choice: a token must say when it expires and whom it is about
 * ({@code exp}, {@code sub}; RFC 9068 asks for both, RFC 7519 for neither). A token without {@code
 * kid} is taken only if exactly one of the provider's keys can have signed it. A header with {@code
 * crit} is refused whatever it lists, since no extension of JWS is meant for access tokens.
 */
@NullMarked
package dev.licet.guard.token;

import org.jspecify.annotations.NullMarked;
