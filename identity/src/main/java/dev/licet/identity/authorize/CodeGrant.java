package dev.licet.identity.authorize;

import dev.licet.identity.issuing.Authorization;
import java.util.Optional;

/**
 * What a code stands for.
 *
 * @param id what refresh tokens of this code carry, so that they end if it is presented again; no
 *     secret
 * @param consented whether it rests on what the user has allowed, and ends when that is taken back
 * @param redirectUri as the application named it; empty where it named none
 * @param nonce for the ID token
 * @param authTime whether the ID token must say when the user signed in
 * @param codeChallenge by S256 (RFC 7636, 4.2)
 * @param dpopJkt the key whose proof must come with the code (RFC 9449, 10)
 */
public record CodeGrant(
    String id,
    Authorization authorization,
    boolean consented,
    Optional<String> redirectUri,
    Optional<String> nonce,
    boolean authTime,
    Optional<String> codeChallenge,
    Optional<String> dpopJkt) {}
