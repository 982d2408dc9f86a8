package dev.licet.guard.token;

/**
 * How long a verdict holds: from one moment to another, in milliseconds since 1970, and as long as
 * what it rests on stands.
 */
record Term(long from, long until, Grounds grounds) {}
