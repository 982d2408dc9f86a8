/** What the measurements share: tokens to verify, and the file that figures are written to. */
@NullMarked
package dev.licet.bench;

import org.jspecify.annotations.NullMarked;
