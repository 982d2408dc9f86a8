package dev.licet.identity.rotation;

import dev.licet.identity.key.KeyAlgorithm;

/**
 * The tokens of a key are good no more.
 *
 * @param byAge whether nobody asked for it: the last of its tokens had expired
 */
public record KeyRevoked(KeyAlgorithm algorithm, String kid, boolean byAge) {}
