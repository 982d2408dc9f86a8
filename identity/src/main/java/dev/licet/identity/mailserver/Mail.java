package dev.licet.identity.mailserver;

/**
 * A mail as it is sent.
 *
 * @param sender its {@code From}; empty for the server's own
 * @param text for those who read no HTML
 */
public record Mail(String recipient, String sender, String subject, String text, String html) {}
