/**
 * The same small API three times, for the same load: unguarded, guarded by Licet's starter, and
 * guarded by Spring Security's resource server. Each has only its own guard on the class path.
 */
@NullMarked
package dev.licet.bench.http;

import org.jspecify.annotations.NullMarked;
