package dev.licet.guard;

/** What Guard says to a call. */
public sealed interface Decision permits Permit, Refusal {}
