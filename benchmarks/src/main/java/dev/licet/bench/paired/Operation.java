package dev.licet.bench.paired;

import dev.licet.bench.rivals.Refused;

/** What is timed. */
@FunctionalInterface
interface Operation {
  /** Does it so often, and gives something that came of it, so that none of it is left out. */
  Object repeat(int times) throws Refused;
}
