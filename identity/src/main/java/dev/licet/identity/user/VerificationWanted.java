package dev.licet.identity.user;

/** A user shall be asked whether the e-mail is theirs; said inside the same transaction. */
public record VerificationWanted(User user) {}
