package dev.licet.identity.application;

import java.util.Optional;

/** Which client grants are meant. */
public record GrantFilter(Optional<String> clientId, Optional<String> audience) {}
