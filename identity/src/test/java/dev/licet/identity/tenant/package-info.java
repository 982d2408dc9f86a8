@NullMarked
package dev.licet.identity.tenant;

import org.jspecify.annotations.NullMarked;
