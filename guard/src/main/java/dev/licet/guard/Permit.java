package dev.licet.guard;

import java.util.Optional;

/**
 * The call may go on.
 *
 * @param caller who calls; empty on a route that anybody may call, where no token is looked at
 */
public record Permit(Optional<Caller> caller) implements Decision {}
