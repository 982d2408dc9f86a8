/**
 * Log streams: the log passed on to a webhook, a syslog server or a file, from an outbox, so that
 * each entry arrives at least once.
 */
@NullMarked
package dev.licet.identity.audit.stream;

import org.jspecify.annotations.NullMarked;
