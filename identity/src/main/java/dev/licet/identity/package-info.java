/** The identity provider. One feature, one package, one door. */
@NullMarked
package dev.licet.identity;

import org.jspecify.annotations.NullMarked;
