package dev.licet.identity.rotation;

import java.time.Instant;

/**
 * A program that reads the key set.
 *
 * @param name its name for people, such as {@code Java-http-client/25 at 10.0.0.7}
 * @param readAt when it last did, as far as is known
 */
record KeySetReader(String name, Instant readAt) {}
