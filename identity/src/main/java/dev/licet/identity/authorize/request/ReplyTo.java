package dev.licet.identity.authorize.request;

import java.util.Optional;

/**
 * Where an answer goes. There is none before the address was found among the application's own.
 *
 * @param state handed back as it came
 */
public record ReplyTo(String redirectUri, ResponseMode mode, Optional<String> state) {}
