package dev.licet.identity.audit.day;

import java.time.Instant;
import java.time.LocalDate;

/** What was counted on one day (UTC). */
public record Day(
    LocalDate date,
    long logins,
    long failedLogins,
    long signups,
    long tokens,
    long refusedTokens,
    Instant createdAt,
    Instant updatedAt) {}
