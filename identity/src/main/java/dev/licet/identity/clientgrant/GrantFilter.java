package dev.licet.identity.clientgrant;

import java.util.Optional;

/** Which client grants are meant; the client id is empty for those of all third parties. */
public record GrantFilter(
    Optional<String> clientId, Optional<String> audience, Optional<SubjectType> subjectType) {}
