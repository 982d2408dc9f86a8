@NullMarked
package dev.licet.identity.token;

import org.jspecify.annotations.NullMarked;
