package dev.licet.identity.tenant.state;

import java.util.List;

/**
 * What a tenant file would do, or has done.
 *
 * @param changes to what there is
 * @param tokens a sentence for each change of what tokens will hold
 */
public record Plan(List<Change> changes, List<String> tokens) {}
