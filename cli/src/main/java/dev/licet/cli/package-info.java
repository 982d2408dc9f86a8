/** The command line. */
@NullMarked
package dev.licet.cli;

import org.jspecify.annotations.NullMarked;
