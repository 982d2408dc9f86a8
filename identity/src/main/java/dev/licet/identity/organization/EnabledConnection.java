package dev.licet.identity.organization;

import dev.licet.identity.shared.JsonObject;

/**
 * A connection that an organization's members come from.
 *
 * @param name the connection's name
 * @param strategy and its kind
 * @param details how it is used, under the Management API's names
 */
record EnabledConnection(String connectionId, String name, String strategy, JsonObject details) {}
