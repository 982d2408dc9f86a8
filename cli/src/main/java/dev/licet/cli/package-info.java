/**
 * The command {@code licet}: a client of the identity server, and the token tools. One class a
 * command; {@link dev.licet.cli.Licet} lists them.
 */
@NullMarked
package dev.licet.cli;

import org.jspecify.annotations.NullMarked;
