package dev.licet.identity.bulk;

/** An import of users is over; said inside the transaction that says so. */
public record UsersImported(String jobId, long inserted, long updated, long failed) {}
