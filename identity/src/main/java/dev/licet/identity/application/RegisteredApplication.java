package dev.licet.identity.application;

import java.util.Optional;

/**
 * A new application with its secret, which can be read here and never again.
 *
 * @param secret empty for a public application
 */
public record RegisteredApplication(Application application, Optional<ClientSecret> secret) {}
