/**
 * DPoP (RFC 9449): an access token that is bound to a key is taken only from who proves, with each
 * call, to hold that key. {@link dev.licet.guard.dpop.Dpop} is what an API is configured with,
 * {@link dev.licet.guard.dpop.ProofVerifier} judges a proof, {@link
 * dev.licet.guard.dpop.ReplayStore} remembers those that were used.
 */
@NullMarked
package dev.licet.guard.dpop;

import org.jspecify.annotations.NullMarked;
