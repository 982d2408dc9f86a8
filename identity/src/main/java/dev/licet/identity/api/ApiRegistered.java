package dev.licet.identity.api;

/** An API was registered; said inside the same transaction. */
public record ApiRegistered(Api api, boolean withTestApplication) {}
