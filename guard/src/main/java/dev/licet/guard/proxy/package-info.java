/**
 * What the proxies before this API say of a call, and which of them are believed. Not exported: a
 * guard is told of its proxies by their addresses.
 */
@NullMarked
package dev.licet.guard.proxy;

import org.jspecify.annotations.NullMarked;
