package dev.licet.identity.management;

/** Something that the Management API lets its callers do. */
public record ManagementScope(String name, String description) {}
