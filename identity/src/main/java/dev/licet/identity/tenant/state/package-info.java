/**
 * What a tenant is like at a moment, written as a tenant file has it, and in what two moments
 * differ: in words, and in the tokens that come next.
 */
@NullMarked
package dev.licet.identity.tenant.state;

import org.jspecify.annotations.NullMarked;
