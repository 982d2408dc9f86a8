package dev.licet.identity.application;

import dev.licet.identity.shared.Digest;
import java.time.Instant;

/** The secret before the present one, which goes on until then. */
record OldSecret(Digest digest, Instant until) {}
