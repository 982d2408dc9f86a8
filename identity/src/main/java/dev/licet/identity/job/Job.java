package dev.licet.identity.job;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Some work, and how far it is.
 *
 * @param type what the Management API calls it, such as {@code users_import}
 * @param percentage how much of it is done
 * @param members what is shown of it besides, such as {@code connection_id} or {@code summary}
 */
public record Job(
    String id,
    String type,
    JobStatus status,
    int percentage,
    ObjectNode members,
    Instant createdAt,
    Instant updatedAt) {}
