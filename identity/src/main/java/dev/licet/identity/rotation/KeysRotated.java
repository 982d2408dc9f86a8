package dev.licet.identity.rotation;

import dev.licet.identity.key.KeyAlgorithm;

/**
 * A key has taken another one's place.
 *
 * @param retired the kid of the one that signs no more
 * @param active the kid of the one that signs now
 * @param byAge whether nobody asked for it
 */
public record KeysRotated(KeyAlgorithm algorithm, String retired, String active, boolean byAge) {}
