package dev.licet.identity.organization;

import java.util.List;

/**
 * Users came to an organization or left it; said inside the same transaction.
 *
 * @param userIds of those who came or left
 */
public record OrganizationMembersChanged(
    Organization organization, List<String> userIds, boolean came) {}
