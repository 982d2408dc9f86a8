/**
 * For tests of APIs: a provider inside the test ({@link dev.licet.testkit.TestIssuer}), tokens good
 * and bad ({@link dev.licet.testkit.TestTokens}), and the contract that every adapter of Guard
 * keeps ({@link dev.licet.testkit.AdapterContract}). It needs only the JDK and JUnit's API.
 */
@NullMarked
package dev.licet.testkit;

import org.jspecify.annotations.NullMarked;
