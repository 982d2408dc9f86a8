/**
 * Reading and verifying tokens: the strict JWS and JWT reader (RFC 7515, RFC 7519) and the claim
 * checks of an access token (RFC 9068, and the dialects of Auth0).
 */
@NullMarked
package dev.licet.guard.token;

import org.jspecify.annotations.NullMarked;
