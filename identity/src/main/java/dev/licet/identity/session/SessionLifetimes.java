package dev.licet.identity.session;

import java.time.Duration;

/**
 * How long sessions last.
 *
 * @param idle until so long passes without a request
 * @param absolute and so long at most
 */
public record SessionLifetimes(Duration idle, Duration absolute) {}
