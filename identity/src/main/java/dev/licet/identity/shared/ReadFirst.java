package dev.licet.identity.shared;

/**
 * What a feature has made of the operator's settings alone. All of them are there before anything
 * is written, so that a wrong setting leaves nothing on the disk.
 */
public interface ReadFirst {}
